package com.tomriddelsdell.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.projection.Account.Deposited;
import com.tomriddelsdell.eventstore.projection.Account.Withdrawn;
import com.tomriddelsdell.eventstore.subscribe.Projection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Each event of the domain goes to the handler of its class, once and in order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypedProjectionTest {

    private static final StreamId STREAM = StreamId.of("account", "1");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final TypedProjection<List<String>, Account> nothing = TypedProjection.of(new Account.Codec());

    @Test
    void each_event_goes_to_the_handler_of_its_class() {
        append(event("Deposited", 3), event("Withdrawn", 2));
        var projection = nothing.on(
                        Deposited.class,
                        (rows, given) -> write(rows, "+" + given.event().amount()))
                .on(
                        Withdrawn.class,
                        (rows, given) -> write(rows, "-" + given.event().amount()));

        assertThat(projected(projection)).containsExactly("+3", "-2");
    }

    @Test
    void an_event_that_has_become_several_is_applied_as_each_of_them_in_order() {
        append(event("Transferred", 5));

        var projection = nothing.on(Account.class, TypedProjectionTest::describe);

        assertThat(projected(projection)).containsExactly("Withdrawn 0 of account-1", "Deposited 1 of account-1");
    }

    @Test
    void an_event_without_a_handler_does_not_concern_the_read_model() {
        append(event("Deposited", 3), event("Withdrawn", 2));

        assertThat(projected(nothing.on(Withdrawn.class, TypedProjectionTest::describe)))
                .containsExactly("Withdrawn 0 of account-1");
        assertThat(projected(nothing)).isEmpty();
    }

    @Test
    void the_first_handler_for_a_class_is_asked_and_one_that_never_would_be_is_refused() {
        append(event("Deposited", 3), event("Withdrawn", 2));
        var deposits = nothing.on(Deposited.class, (rows, given) -> write(rows, "deposit"));

        assertThat(projected(deposits.on(Account.class, TypedProjectionTest::describe)))
                .containsExactly("deposit", "Withdrawn 0 of account-1");
        var all = nothing.on(Account.class, TypedProjectionTest::describe);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.on(Deposited.class, TypedProjectionTest::describe))
                .withMessageContaining(Deposited.class.getName())
                .withMessageContaining(Account.class.getName());
    }

    @Test
    void what_cannot_be_decoded_and_what_a_handler_fails_with_is_an_error_of_the_projection() {
        append(event("Deposited", 3), EventData.of("Closed", Payload.utf8("")));
        var failing = nothing.on(Deposited.class, (rows, given) -> Mono.error(new IllegalStateException("no row")));

        StepVerifier.create(store.read(LogRead.all())
                        .concatMap(event -> failing.apply(new ArrayList<>(), event)
                                .thenReturn("applied")
                                .onErrorResume(
                                        failure -> Mono.just(failure.getClass().getSimpleName()))))
                .expectNext("IllegalStateException", UndecodableEventException.class.getSimpleName())
                .verifyComplete();
    }

    private List<String> projected(Projection<List<String>> projection) {
        var rows = new ArrayList<String>();
        StepVerifier.create(store.read(LogRead.all()).concatMap(event -> projection.apply(rows, event)))
                .verifyComplete();
        return rows;
    }

    private static Mono<Void> describe(List<String> rows, Decoded<? extends Account> given) {
        return write(
                rows,
                "%s %d of %s"
                        .formatted(given.event().getClass().getSimpleName(), given.index(), given.source().stream()));
    }

    private static Mono<Void> write(List<String> rows, String row) {
        return Mono.fromRunnable(() -> rows.add(row));
    }

    private static EventData event(String type, long amount) {
        return EventData.of(type, Payload.utf8("" + amount));
    }

    private void append(EventData... events) {
        StepVerifier.create(store.append(STREAM, ExpectedVersion.any(), List.of(events)))
                .expectNextCount(1)
                .verifyComplete();
    }
}
