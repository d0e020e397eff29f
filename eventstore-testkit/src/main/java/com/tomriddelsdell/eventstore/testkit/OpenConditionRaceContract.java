package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Conditions are exact while transactions dawdle, commit and roll back beside them. */
public abstract class OpenConditionRaceContract extends TransactionalContract {

    private static final int WRITERS = 16;

    private final Decisions decisions = new Decisions();

    @Test
    void no_decision_missed_an_event_and_none_was_refused_for_nothing() {
        var writers = everyone(
                WRITERS,
                Chance.printed("open decisions"),
                own -> Flux.range(0, Chance.scaled(15))
                        .concatMap(number -> own.percent(60) ? decide(own) : write(SomeRequest.of(own), own)));
        writers.blockLast(patience());

        assertThat(decisions.countRefused()).isPositive();
        history.verifyLog(log());
        decisions.verify(log());
    }

    private Mono<Void> decide(Chance chance) {
        return store.query(SomeRequest.query(chance))
                .single()
                .flatMap(found -> write(SomeRequest.of(chance).provided(found.unchanged()), chance));
    }

    private Mono<Void> write(AppendRequest request, Chance chance) {
        return chance.percent(60)
                ? store.append(request)
                        .single()
                        .doOnNext(places -> note(request, places))
                        .onErrorResume(AppendConditionFailedException.class, refusal -> refused(request, refusal))
                        .then()
                : transactions.begin().single().flatMap(transaction -> appendAndEnd(transaction, request, chance));
    }

    private Mono<Void> appendAndEnd(OpenTransaction transaction, AppendRequest request, Chance chance) {
        return transaction
                .append(request)
                .single()
                .delayElement(chance.moment())
                .flatMap(places -> end(transaction, chance.percent(30), request, places))
                .onErrorResume(
                        AppendConditionFailedException.class,
                        refusal -> transaction
                                .rollback()
                                .then(Mono.defer(() -> refused(request, refusal))
                                        .then()));
    }

    private Mono<Void> end(
            OpenTransaction transaction, boolean rollsBack, AppendRequest request, List<Appended> places) {
        return rollsBack ? transaction.rollback() : transaction.commit().doOnSuccess(done -> note(request, places));
    }

    private void note(AppendRequest request, List<Appended> places) {
        acknowledge(request, places);
        decisions.appended(request);
    }

    private Mono<List<Appended>> refused(AppendRequest request, AppendConditionFailedException refusal) {
        return store.query(refusal.condition().query())
                .doOnNext(found -> decisions.refused(request, found))
                .then(Mono.empty());
    }
}
