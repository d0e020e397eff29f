package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.store.ImageReferences;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Which images the projects show, told from the log itself: a read model may be behind, or about to be built anew. */
final class ProjectImageReferences implements ImageReferences {

    private static final EventFilter FILTER = EventFilter.everything()
            .inCategories(ProjectStreams.CATEGORY)
            .ofTypes("ProjectImageAdded", "ProjectImageRemoved", "ProjectDeleted");

    private final EventStore store;
    private final EventCodec<ProjectEvent> codec;

    ProjectImageReferences(EventStore store, EventCodec<ProjectEvent> codec) {
        this.store = store;
        this.codec = codec;
    }

    @Override
    public Mono<Set<ImageId>> since(Instant since) {
        return Mono.defer(() -> {
            var shown = new ShownImages(since);
            return store.read(LogRead.all().matching(FILTER))
                    .concatMap(codec::decoded)
                    .concatMapIterable(decoded -> decoded)
                    .doOnNext(shown::note)
                    .then(Mono.fromSupplier(shown::ids));
        });
    }
}
