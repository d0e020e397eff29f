package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/**
 * Appends may commit in another order than they got their positions in; readers of the log never notice. Each race is
 * made: an append is held open while a later one commits.
 */
public abstract class LateCommitContract extends TransactionalContract {

    private final EventData before = Events.one();
    private final EventData late = Events.one();
    private final EventData later = Events.one();

    @Test
    void a_follower_is_given_nothing_beyond_an_open_append_until_it_commits() {
        assertHeldBackUntilCommit(begin());
    }

    @Test
    void a_follower_waits_for_a_transaction_that_wrote_something_before_it_appended() {
        var transaction = begin();
        done(transaction.writeSomethingElse());

        assertHeldBackUntilCommit(transaction);
    }

    private void assertHeldBackUntilCommit(OpenTransaction transaction) {
        append(OTHER, before);

        StepVerifier.create(followedIds())
                .expectNext(before.id())
                .then(() -> now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late))))
                .then(() -> append(OTHER, later))
                .expectNoEvent(QUIET)
                .then(() -> done(transaction.commit()))
                .expectNext(late.id(), later.id())
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    @Test
    void a_follower_is_given_the_later_append_alone_if_the_open_one_rolls_back() {
        append(OTHER, before);
        var transaction = begin();

        StepVerifier.create(followedIds())
                .expectNext(before.id())
                .then(() -> now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late))))
                .then(() -> append(OTHER, later))
                .expectNoEvent(QUIET)
                .then(() -> done(transaction.rollback()))
                .expectNext(later.id())
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_follower_that_comes_late_waits_too() {
        append(OTHER, before);
        var transaction = begin();
        now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late)));
        append(OTHER, later);

        StepVerifier.create(followedIds())
                .expectNext(before.id())
                .expectNoEvent(QUIET)
                .then(() -> done(transaction.commit()))
                .expectNext(late.id(), later.id())
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_read_of_the_log_ends_before_an_open_append() {
        append(OTHER, before);
        var transaction = begin();
        now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late)));
        append(OTHER, later);
        assertThat(Events.recordedIds(log())).containsExactly(before.id());
        assertThat(now(store.read(LogRead.all().backward()))).isEqualTo(log());

        done(transaction.commit());

        assertThat(Events.recordedIds(log())).containsExactly(before.id(), late.id(), later.id());
        assertThat(log()).extracting(RecordedEvent::position).isSorted();
    }

    @Test
    void the_order_in_which_open_appends_commit_does_not_matter() {
        var first = begin();
        var second = begin();

        StepVerifier.create(followedIds())
                .expectSubscription()
                .then(() -> now(first.append(STREAM, ExpectedVersion.noStream(), List.of(late))))
                .then(() -> now(second.append(OTHER, ExpectedVersion.noStream(), List.of(later))))
                .then(() -> done(second.commit()))
                .expectNoEvent(QUIET)
                .then(() -> done(first.commit()))
                .expectNext(late.id(), later.id())
                .thenCancel()
                .verify(patience());
    }

    @Test
    void a_stream_shows_what_is_committed_though_an_append_to_another_is_open() {
        var transaction = begin();
        now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late)));

        append(OTHER, later);

        assertThat(Events.recordedIds(stream(OTHER))).containsExactly(later.id());
        assertThat(stream(STREAM)).isEmpty();
        done(transaction.rollback());
    }

    @Test
    void a_transaction_that_has_not_appended_yet_holds_nothing_back() {
        var transaction = begin();
        done(transaction.writeSomethingElse());

        StepVerifier.create(followedIds())
                .expectSubscription()
                .then(() -> append(OTHER, before))
                .expectNext(before.id())
                .then(() -> now(transaction.append(STREAM, ExpectedVersion.noStream(), List.of(late))))
                .then(() -> done(transaction.commit()))
                .expectNext(late.id())
                .thenCancel()
                .verify(patience());
    }

    @Test
    void unrelated_transactions_hold_nothing_back() {
        var here = now(transactions.beginUnrelated());
        var elsewhere = now(transactions.beginUnrelatedElsewhere());

        StepVerifier.create(followedIds())
                .expectSubscription()
                .then(() -> append(OTHER, before))
                .expectNext(before.id())
                .then(() -> append(STREAM, later))
                .expectNext(later.id())
                .thenCancel()
                .verify(patience());
        assertThat(log()).hasSize(2);
        done(Flux.concat(here.rollback(), elsewhere.rollback()).then());
    }

    private Flux<UUID> followedIds() {
        return store.follow(Position.START).map(RecordedEvent::id);
    }
}
