package com.tomriddelsdell.portfolio.image.store;

import com.tomriddelsdell.portfolio.image.ImageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes images that nothing has shown, and nobody has used, for a time. One pass deletes a limited number, so that it
 * never takes long; what is left waits for the next pass.
 */
public final class ImageCollection {

    static final int MOST = 100;

    private final ImageStore store;
    private final List<ImageReferences> references;
    private final Clock clock;
    private final Duration grace;

    /**
     * @param grace how long an image stays that nothing shows
     */
    public ImageCollection(ImageStore store, List<ImageReferences> references, Clock clock, Duration grace) {
        this.store = store;
        this.references = List.copyOf(references);
        this.clock = clock;
        this.grace = grace;
    }

    /** One pass; tells how many images were deleted. Any failure to learn what is shown ends it before it deletes anything. */
    public Mono<Long> pass() {
        return Mono.defer(() -> pass(clock.instant().minus(grace)));
    }

    private Mono<Long> pass(Instant since) {
        return shown(since)
                .flatMap(shown -> store.list()
                        .filter(kept -> kept.usedAt().isBefore(since) && !shown.contains(kept.id()))
                        .take(MOST)
                        .concatMap(kept -> store.delete(kept.id(), since))
                        .filter(deleted -> deleted)
                        .count());
    }

    private Mono<Set<ImageId>> shown(Instant since) {
        return Flux.fromIterable(references)
                .concatMap(each -> each.since(since))
                .collect(HashSet::new, Set::addAll);
    }
}
