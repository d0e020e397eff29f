package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendCondition;
import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * A condition is exact though appends commit in another order than they got their positions in: it waits for those that
 * could break it, and for no others. Each race is made: an append is held open while others want theirs.
 */
public abstract class OpenConditionContract extends TransactionalContract {

    private static final Tag COURSE = Tag.of("course", "c1");
    private static final Tag OTHER_COURSE = Tag.of("course", "c2");
    private static final EventQuery ABOUT_COURSE = EventQuery.tagged(COURSE);

    @Test
    void a_query_sees_what_is_committed_though_readers_are_not_given_it_yet() {
        var older = open(STREAM, Events.one());
        append(OTHER, Events.tagged(COURSE));
        assertThat(log()).isEmpty();

        var found = query(ABOUT_COURSE);
        assertThat(found.events()).isEqualTo(stream(OTHER)).hasSize(1);
        assertThat(found.seen().includes(found.events().getFirst().position())).isTrue();
        done(older.rollback());
    }

    @Test
    void a_query_sees_nothing_that_is_not_committed() {
        var transaction = open(STREAM, Events.tagged(COURSE));

        assertThat(query(ABOUT_COURSE).events()).isEmpty();
        done(transaction.commit());
        assertThat(query(ABOUT_COURSE).events()).hasSize(1);
    }

    @Test
    void what_was_seen_before_readers_were_given_it_does_not_break_a_condition() {
        var older = open(STREAM, Events.one());
        append(OTHER, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);

        assertThat(append(onCondition(found.unchanged()))).hasSize(1);
        done(older.commit());
        assertThat(log()).hasSize(3);
    }

    @Test
    void an_older_event_that_is_committed_after_the_query_breaks_the_condition() {
        var older = open(STREAM, Events.tagged(COURSE));
        append(OTHER, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);
        assertThat(found.events()).hasSize(1);
        done(older.commit());

        refusal(AppendConditionFailedException.class, store.append(onCondition(found.unchanged())));
        assertThat(log()).hasSize(2);
    }

    @Test
    void an_older_event_that_is_rolled_back_after_the_query_does_not_break_the_condition() {
        var older = open(STREAM, Events.tagged(COURSE));
        append(OTHER, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);
        done(older.rollback());

        assertThat(append(onCondition(found.unchanged()))).hasSize(1);
    }

    @Test
    void a_condition_waits_for_an_open_append_that_matches_and_fails_if_it_commits() {
        assertWaitsAndFails(open(STREAM, Events.tagged(COURSE)), AppendCondition.none(ABOUT_COURSE));
    }

    @Test
    void a_condition_waits_for_an_open_append_that_matches_and_holds_if_it_rolls_back() {
        assertWaitsAndHolds(open(STREAM, Events.tagged(COURSE)), AppendCondition.none(ABOUT_COURSE));
    }

    @Test
    void a_condition_on_types_waits_for_an_open_append_of_one_of_them() {
        var condition = AppendCondition.none(EventQuery.typed("Opened", "Closed"));

        assertWaitsAndHolds(open(STREAM, Events.of("Closed")), condition);
        assertWaitsAndFails(open(STREAM, Events.of("Closed", COURSE)), condition);
    }

    @Test
    void a_condition_waits_for_another_on_the_same_and_fails_if_that_one_commits() {
        assertWaitsAndFails(openOnCondition(), AppendCondition.none(ABOUT_COURSE));
    }

    @Test
    void a_condition_waits_for_another_on_the_same_and_holds_if_that_one_rolls_back() {
        assertWaitsAndHolds(openOnCondition(), AppendCondition.none(ABOUT_COURSE));
    }

    private void assertWaitsAndFails(OpenTransaction transaction, AppendCondition condition) {
        StepVerifier.create(store.append(onCondition(condition)))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.commit()))
                .expectError(AppendConditionFailedException.class)
                .verify(patience());
    }

    private void assertWaitsAndHolds(OpenTransaction transaction, AppendCondition condition) {
        StepVerifier.create(store.append(onCondition(condition)))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.rollback()))
                .expectNextCount(1)
                .expectComplete()
                .verify(patience());
    }

    @Test
    void a_matching_append_waits_for_an_open_condition_and_comes_after_it() {
        var transaction = openOnCondition();

        StepVerifier.create(matching())
                .expectSubscription()
                .expectNoEvent(QUIET)
                .then(this::appendToOthers)
                .then(() -> done(transaction.commit()))
                .expectNextCount(1)
                .expectComplete()
                .verify(patience());
        assertThat(query(ABOUT_COURSE).events())
                .hasSize(2)
                .last()
                .matches(event -> event.stream().equals(OTHER));
    }

    @Test
    void a_matching_append_does_not_wait_for_another() {
        var transaction = open(STREAM, Events.tagged(COURSE));

        assertThat(now(matching()).version().value()).isZero();
        done(transaction.commit());
        assertThat(query(ABOUT_COURSE).events()).hasSize(2);
    }

    @Test
    void an_open_condition_delays_nobody_it_is_not_about() {
        var transaction = openOnCondition();
        appendToOthers();
        append(THIRD, Events.some(1));

        done(transaction.commit());
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    @Test
    void a_condition_that_waits_may_be_cancelled() {
        var transaction = open(STREAM, Events.tagged(COURSE));

        StepVerifier.create(store.append(onCondition(AppendCondition.none(ABOUT_COURSE))))
                .expectSubscription()
                .expectNoEvent(QUIET)
                .thenCancel()
                .verify(patience());
        done(transaction.rollback());

        assertThat(now(matching()).stream()).isEqualTo(OTHER);
    }

    @Test
    void a_condition_may_fail_in_a_transaction() {
        append(STREAM, Events.tagged(COURSE));
        var transaction = begin();

        refusal(
                AppendConditionFailedException.class,
                transaction.append(onCondition(AppendCondition.none(ABOUT_COURSE))));
        done(transaction.rollback());
        assertThat(log()).hasSize(1);
    }

    @Test
    void a_condition_may_hold_in_a_transaction_for_several_streams() {
        append(STREAM, Events.tagged(COURSE));
        var found = query(ABOUT_COURSE);
        var transaction = begin();

        var places = now(transaction.append(onCondition(found.unchanged())
                .and(STREAM, ExpectedVersion.exactly(0), List.of(Events.tagged(COURSE)))));
        assertThat(query(ABOUT_COURSE).events()).hasSize(1);
        done(transaction.commit());

        assertThat(places).hasSize(2);
        assertThat(query(ABOUT_COURSE).events()).hasSize(3);
    }

    private OpenTransaction open(StreamId stream, EventData event) {
        var transaction = begin();
        now(transaction.append(stream, ExpectedVersion.any(), List.of(event)));
        return transaction;
    }

    private OpenTransaction openOnCondition() {
        var transaction = begin();
        now(transaction.append(AppendRequest.to(STREAM, ExpectedVersion.any(), List.of(Events.tagged(COURSE)))
                .provided(AppendCondition.none(ABOUT_COURSE))));
        return transaction;
    }

    private static AppendRequest onCondition(AppendCondition condition) {
        return AppendRequest.to(StreamId.of("conditional", "1"), ExpectedVersion.any(), List.of(Events.tagged(COURSE)))
                .provided(condition);
    }

    private Mono<Appended> matching() {
        return store.append(OTHER, ExpectedVersion.noStream(), List.of(Events.tagged(COURSE)));
    }

    /** Untagged, about something else, and on a condition about something else. */
    private void appendToOthers() {
        for (var number = 0; number < 20; number++) {
            var other = StreamId.of("other", Integer.toString(number));
            append(other, Events.one());
            append(other, Events.tagged(OTHER_COURSE));
            append(AppendRequest.to(other, ExpectedVersion.streamExists(), List.of(Events.tagged(OTHER_COURSE)))
                    .provided(query(EventQuery.tagged(OTHER_COURSE)).unchanged()));
        }
    }
}
