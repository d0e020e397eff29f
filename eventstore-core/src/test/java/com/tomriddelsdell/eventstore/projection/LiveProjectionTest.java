package com.tomriddelsdell.eventstore.projection;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.projection.Account.Deposited;
import com.tomriddelsdell.eventstore.projection.Account.Withdrawn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The state is that of the events there are, whenever it is asked for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId MINE = StreamId.of("account", "mine");
    private static final StreamId YOURS = StreamId.of("account", "yours");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final LiveProjection<Long, Account> balance =
            LiveProjection.of(new Account.Codec(), () -> 0L, (sum, given) -> switch (given.event()) {
                case Deposited deposited -> sum + deposited.amount();
                case Withdrawn withdrawn -> sum - withdrawn.amount();
            });

    @Test
    void the_state_of_a_stream_or_of_the_log_is_computed_when_it_is_asked_for() {
        var ofMine = balance.of(store, StreamRead.of(MINE));
        StepVerifier.create(ofMine).expectNext(0L).verifyComplete();

        append(MINE, event("Deposited", 7), event("Withdrawn", 2));
        append(YOURS, event("Deposited", 100), event("Transferred", 30));

        StepVerifier.create(ofMine).expectNext(5L).verifyComplete();
        StepVerifier.create(balance.of(store, LogRead.all())).expectNext(105L).verifyComplete();
        StepVerifier.create(balance.of(store, LogRead.all().to(Position.of(1))))
                .expectNext(7L)
                .verifyComplete();
    }

    @Test
    void a_follower_is_given_the_state_as_it_is_and_then_as_it_becomes() {
        append(MINE, event("Deposited", 7), event("Withdrawn", 2));

        StepVerifier.create(balance.following(store, EventFilter.everything().inStreams(MINE)))
                .expectNext(5L)
                .then(() -> append(YOURS, event("Deposited", 100)))
                .then(() -> append(MINE, event("Deposited", 1)))
                .expectNext(6L)
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void a_follower_of_what_nothing_has_happened_to_is_given_the_initial_state() {
        var following = balance.following(store, EventFilter.everything().inStreams(MINE));
        StepVerifier.create(following).expectNext(0L).thenCancel().verify(PATIENCE);

        append(YOURS, event("Deposited", 100));

        StepVerifier.create(following).expectNext(0L).thenCancel().verify(PATIENCE);
    }

    @Test
    void a_slow_follower_is_given_the_newest_state() {
        append(MINE, event("Deposited", 1));

        StepVerifier.create(balance.following(store, EventFilter.everything().inStreams(MINE)), 1)
                .expectNext(1L)
                .then(() -> append(MINE, event("Deposited", 1)))
                .then(() -> append(MINE, event("Deposited", 1)))
                .then(() -> append(MINE, event("Deposited", 1)))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(state -> state < 4L)
                .expectNext(4L)
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void what_cannot_be_decoded_is_an_error() {
        append(MINE, EventData.of("Closed", Payload.utf8("")));

        StepVerifier.create(balance.of(store, StreamRead.of(MINE))).verifyError(UndecodableEventException.class);
        StepVerifier.create(balance.following(store, EventFilter.everything()))
                .expectError(UndecodableEventException.class)
                .verify(PATIENCE);
    }

    private static EventData event(String type, long amount) {
        return EventData.of(type, Payload.utf8("" + amount));
    }

    private void append(StreamId stream, EventData... events) {
        Mono<?> appended = store.append(stream, ExpectedVersion.any(), List.of(events));
        StepVerifier.create(appended).expectNextCount(1).verifyComplete();
    }
}
