package com.tomriddelsdell.eventstore.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a projection has made of what was given. A test that fails tells what that was. */
public final class ReadModel {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String story;

    ReadModel(String story) {
        this.story = story;
    }

    /**
     * What {@code query} finds. It may take 30 s.
     *
     * @throws AssertionError if it finds nothing; where that is expected, ask by a {@link Flux}
     */
    public <R> ObjectAssert<R> then(Mono<R> query) {
        var found = requireNonNull(query, "query").block(PATIENCE);
        if (found == null) {
            throw new AssertionError("[%s]%nExpected something to be found, but there was nothing".formatted(story));
        }
        return Assertions.assertThat(found).as(story);
    }

    /** All that {@code query} finds, in its order. It may take 30 s. */
    public <R> ListAssert<R> then(Flux<R> query) {
        return Assertions.assertThat(
                        requireNonNull(query, "query").collectList().block(PATIENCE))
                .as(story);
    }
}
