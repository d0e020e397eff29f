package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectCoverChosen;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageAdded;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageDescribed;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImageRemoved;
import com.tomriddelsdell.portfolio.project.ImageEvent.ProjectImagesReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectEdited;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectPublished;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectUnpublished;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What happens to published projects, for those who have them before their eyes. Each change is told when the read model
 * shows it, so whoever then asks for the projects gets what the change has made of them. Nothing is told of projects that
 * are not published, but that they no longer are.
 */
final class ProjectChanges {

    private static final String UNPUBLISHED = ProjectUnpublished.class.getSimpleName();

    private static final EventFilter VISIBLE = EventFilter.everything()
            .inCategories(ProjectStreams.CATEGORY)
            .ofTypes(
                    ProjectPublished.class.getSimpleName(),
                    ProjectEdited.class.getSimpleName(),
                    ProjectReordered.class.getSimpleName(),
                    ProjectImageAdded.class.getSimpleName(),
                    ProjectImageDescribed.class.getSimpleName(),
                    ProjectImagesReordered.class.getSimpleName(),
                    ProjectCoverChosen.class.getSimpleName(),
                    ProjectImageRemoved.class.getSimpleName(),
                    UNPUBLISHED);

    private static final Duration SHARED = Duration.ofSeconds(1);
    private static final Look NONE = new Look(Position.START, Mono.empty());

    private final EventStore store;
    private final PublishedProjects projects;
    private final AtomicReference<Look> last = new AtomicReference<>(NONE);

    ProjectChanges(EventStore store, PublishedProjects projects) {
        this.store = store;
        this.projects = projects;
    }

    Flux<ServerSentEvent<Object>> fromNow() {
        return projects.checkpoint().flatMapMany(shown -> after(shown.position()));
    }

    Flux<ServerSentEvent<Object>> after(Position position) {
        return store.follow(position, VISIBLE).concatMap(this::shared);
    }

    /** All who follow are told of a change at about the same time, and one look at the read model does for all. */
    private Mono<ServerSentEvent<Object>> shared(RecordedEvent event) {
        return last.updateAndGet(look -> look.position().equals(event.position()) ? look : look(event))
                .change();
    }

    private Look look(RecordedEvent event) {
        return new Look(
                event.position(), change(event).cache(change -> SHARED, failure -> Duration.ZERO, () -> SHARED));
    }

    private Mono<ServerSentEvent<Object>> change(RecordedEvent event) {
        return projects.reached(event.position())
                .then(Mono.defer(() -> data(event)))
                .map(data -> ServerSentEvent.builder(data)
                        .id(event.position().toString())
                        .event(event.type())
                        .build());
    }

    private Mono<Object> data(RecordedEvent event) {
        var slug = ProjectStreams.slug(event.stream());
        return event.type().equals(UNPUBLISHED)
                ? Mono.just(new Unpublished(slug.value()))
                : projects.find(slug).map(project -> project.toSummary());
    }

    private record Unpublished(String slug) {}

    private record Look(Position position, Mono<ServerSentEvent<Object>> change) {}
}
