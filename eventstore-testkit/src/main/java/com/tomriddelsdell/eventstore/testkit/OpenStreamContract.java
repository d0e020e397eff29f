package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** An append that a transaction holds open delays appends to its own stream only, and those no longer than it takes. */
public abstract class OpenStreamContract extends TransactionalContract {

    private static final int OTHERS = 50;

    @Test
    void appends_to_other_streams_do_not_wait() {
        var transaction = openAppend();

        appendToOthers();

        done(transaction.commit());
        assertThat(log()).hasSize(OTHERS + 2);
    }

    @Test
    void an_append_to_the_same_stream_waits_and_comes_after_it_if_it_commits() {
        var transaction = openAppend();

        StepVerifier.create(waiting(ExpectedVersion.any()))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.commit()))
                .expectNextMatches(place -> place.version().equals(StreamVersion.of(2)))
                .expectComplete()
                .verify(patience());
        assertThat(stream(STREAM)).hasSize(3);
    }

    @Test
    void an_append_to_the_same_stream_waits_and_conflicts_if_it_commits() {
        var transaction = openAppend();

        StepVerifier.create(waiting(ExpectedVersion.noStream()))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.commit()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                VersionConflictException.class,
                                conflict -> assertThat(conflict.actual()).isEqualTo(StreamVersion.of(1))))
                .verify(patience());
        assertThat(stream(STREAM)).hasSize(2);
    }

    @Test
    void an_append_to_the_same_stream_waits_and_takes_its_place_if_it_rolls_back() {
        var transaction = openAppend();

        StepVerifier.create(waiting(ExpectedVersion.noStream()))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.rollback()))
                .expectNextMatches(place -> place.version().equals(StreamVersion.FIRST))
                .expectComplete()
                .verify(patience());
        assertThat(stream(STREAM)).hasSize(1);
    }

    @Test
    void an_append_that_waits_may_be_cancelled() {
        var transaction = openAppend();

        StepVerifier.create(waiting(ExpectedVersion.any()))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
        appendToOthers();
        done(transaction.commit());

        append(STREAM, Events.some(1));
        assertThat(stream(STREAM).size()).isIn(3, 4);
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    private OpenTransaction openAppend() {
        var transaction = begin();
        now(transaction.append(STREAM, ExpectedVersion.noStream(), Events.some(2)));
        return transaction;
    }

    private Mono<Appended> waiting(ExpectedVersion expected) {
        return store.append(STREAM, expected, Events.some(1));
    }

    private void appendToOthers() {
        for (var number = 0; number < OTHERS; number++) {
            append(StreamId.of("other", Integer.toString(number)), Events.one());
        }
    }
}
