package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.lifecycle.ScavengeProgress;
import com.tomriddelsdell.eventstore.lifecycle.StreamLifecycle;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The example of the page on streams in the long run. */
final class Retention {

    private Retention() {}

    // region retention
    static Mono<Void> keepShort(StreamLifecycle streams, StreamId sensor) {
        return streams.change(sensor, kept -> kept.withMaxCount(1_000).withMaxAge(Duration.ofDays(30)))
                .then();
    }

    static Mono<Void> close(StreamLifecycle streams, StreamId order, StreamId basket) {
        return streams.archive(order, ExpectedVersion.streamExists())
                .then(streams.delete(basket, ExpectedVersion.any()));
    }

    static Flux<ScavengeProgress> everyNight(StreamLifecycle streams) {
        return streams.scavenge()
                .doOnNext(step -> System.out.printf(
                        "%d of %d streams, %d events removed%n", step.streamsDone(), step.streams(), step.removed()));
    }
    // endregion
}
