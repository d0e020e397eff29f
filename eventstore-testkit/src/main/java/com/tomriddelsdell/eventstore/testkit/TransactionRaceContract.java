package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Transactions dawdle, commit and roll back beside plain appends, while unrelated ones stay open all along: every
 * follower still sees each committed event once and in order, and nobody is stalled.
 */
public abstract class TransactionRaceContract extends TransactionalContract {

    private static final int WRITERS = 16;

    @Test
    void followers_see_every_committed_event_once_and_in_order() {
        verifyBesideUnrelated(Chance.printed("transactions"), false);
    }

    @Test
    void followers_see_the_same_when_transactions_write_before_they_append() {
        verifyBesideUnrelated(Chance.printed("transactions that write first"), true);
    }

    private void verifyBesideUnrelated(Chance chance, boolean writesFirst) {
        var here = now(transactions.beginUnrelated());
        var elsewhere = now(transactions.beginUnrelatedElsewhere());

        var writers = everyone(
                WRITERS, chance, own -> Flux.range(0, Chance.scaled(40)).concatMap(number -> write(own, writesFirst)));
        verifyFollowed(4, chance, writers);

        done(here.rollback());
        done(elsewhere.rollback());
    }

    private Mono<Void> write(Chance chance, boolean writesFirst) {
        if (chance.percent(50)) {
            return writes(chance, 1).then();
        }
        return transactions.begin().single().flatMap(transaction -> appendAndEnd(transaction, chance, writesFirst));
    }

    private Mono<Void> appendAndEnd(OpenTransaction transaction, Chance chance, boolean writesFirst) {
        var events = Events.some(1 + chance.below(3));
        var first = writesFirst ? transaction.writeSomethingElse() : Mono.<Void>empty();
        return first.then(Mono.defer(() -> transaction.append(someStream(chance), ExpectedVersion.any(), events)))
                .single()
                .delayElement(chance.moment())
                .flatMap(place -> end(transaction, chance.percent(30), place, events));
    }

    private Mono<Void> end(OpenTransaction transaction, boolean rollsBack, Appended place, List<EventData> events) {
        return rollsBack
                ? transaction.rollback()
                : transaction.commit().doOnSuccess(done -> history.acknowledged(place, events));
    }
}
