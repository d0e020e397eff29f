package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import org.junit.jupiter.api.Test;

/** An append in its caller's own transaction takes place with it or not at all, and is an append like any other. */
public abstract class TransactionContract extends TransactionalContract {

    @Test
    void what_a_transaction_appends_is_there_once_it_commits() {
        var events = Events.some(2);
        var transaction = begin();
        var place = now(transaction.append(STREAM, ExpectedVersion.noStream(), events));
        assertThat(stream(STREAM)).isEmpty();
        assertThat(log()).isEmpty();

        done(transaction.commit());

        assertThat(Events.recordedIds(stream(STREAM))).isEqualTo(Events.ids(events));
        assertThat(log()).isEqualTo(stream(STREAM));
        assertThat(place)
                .isEqualTo(new Appended(
                        STREAM, StreamVersion.of(1), log().getLast().position()));
    }

    @Test
    void what_a_transaction_appends_never_was_if_it_rolls_back() {
        var events = Events.some(2);
        var transaction = begin();
        now(transaction.append(STREAM, ExpectedVersion.noStream(), events));

        done(transaction.rollback());

        assertThat(log()).isEmpty();
        var again = now(store.append(STREAM, ExpectedVersion.noStream(), events));
        assertThat(again.version()).isEqualTo(StreamVersion.of(1));
        assertThat(Events.recordedIds(log())).isEqualTo(Events.ids(events));
    }

    @Test
    void a_transaction_may_append_more_than_once() {
        append(STREAM, Events.some(1));
        var transaction = begin();
        var first = now(transaction.append(STREAM, ExpectedVersion.exactly(0), Events.some(2)));
        var second = now(transaction.append(STREAM, ExpectedVersion.unchangedSince(first.version()), Events.some(1)));
        var other = now(transaction.append(OTHER, ExpectedVersion.noStream(), Events.some(1)));
        done(transaction.commit());

        assertThat(second.version()).isEqualTo(StreamVersion.of(3));
        assertThat(other.position()).isGreaterThan(second.position());
        assertThat(stream(STREAM)).hasSize(4);
        assertThat(Order.violationsIn(log())).isEmpty();
    }

    @Test
    void an_append_in_a_transaction_is_refused_if_the_stream_is_not_as_expected() {
        append(STREAM, Events.some(2));
        var transaction = begin();

        var conflict = refusal(
                VersionConflictException.class, transaction.append(STREAM, ExpectedVersion.exactly(0), Events.some(1)));
        done(transaction.rollback());

        assertThat(conflict.stream()).isEqualTo(STREAM);
        assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exactly(0));
        assertThat(conflict.actual()).isEqualTo(StreamVersion.of(1));
        assertThat(log()).hasSize(2);
    }

    @Test
    void an_append_may_be_repeated_in_a_transaction() {
        var events = Events.some(2);
        var first = append(STREAM, events);
        var transaction = begin();

        assertThat(now(transaction.append(STREAM, ExpectedVersion.noStream(), events)))
                .isEqualTo(first);
        done(transaction.commit());

        assertThat(log()).hasSize(2);
    }

    @Test
    void an_append_in_a_transaction_may_be_repeated_after_it() {
        var events = Events.some(2);
        var transaction = begin();
        var first = now(transaction.append(STREAM, ExpectedVersion.noStream(), events));
        done(transaction.commit());

        assertThat(now(store.append(STREAM, ExpectedVersion.noStream(), events)))
                .isEqualTo(first);
        assertThat(log()).hasSize(2);
    }

    @Test
    void an_id_cannot_be_used_again_in_a_transaction() {
        var events = Events.some(1);
        append(STREAM, events);
        var transaction = begin();

        var reused = refusal(EventIdReusedException.class, transaction.append(OTHER, ExpectedVersion.any(), events));
        done(transaction.rollback());

        assertThat(reused.id()).isEqualTo(events.getFirst().id());
        assertThat(log()).hasSize(1);
    }
}
