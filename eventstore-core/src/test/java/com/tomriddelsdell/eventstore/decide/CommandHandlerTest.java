package com.tomriddelsdell.eventstore.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.Counter.Counted;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandHandlerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("counter", "1");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final Counter counter = new Counter();
    private final CommandHandler<Integer, Integer, Counted> handler = new CommandHandler<>(store, counter, counter);

    @Test
    void what_was_decided_is_appended_and_told() {
        StepVerifier.create(handler.handle(STREAM, 2))
                .expectNext(
                        new Outcome<>(List.of(new Counted(), new Counted()), 2, StreamVersion.of(1), Position.of(2)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_decision_rests_on_what_happened_before() {
        StepVerifier.create(handler.handle(STREAM, 8).then(handler.handle(STREAM, 3)))
                .expectError(Counter.TooMuch.class)
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_causes_nothing_tells_where_the_stream_stands() {
        StepVerifier.create(handler.handle(STREAM, 3).then(handler.handle(STREAM, 0)))
                .expectNext(new Outcome<>(List.of(), 3, StreamVersion.of(2), Position.of(3)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void events_carry_the_metadata_of_their_command() {
        var metadata = Metadata.correlatedBy(EventIds.next());
        var recorded = handler.handle(STREAM, 2, metadata).thenMany(store.read(StreamRead.of(STREAM)));

        StepVerifier.create(recorded.map(RecordedEvent::metadata))
                .expectNext(metadata, metadata)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_came_second_is_decided_anew() {
        var overtaken = new OvertakenStore(store, 5);
        var late = new CommandHandler<>(overtaken, counter, counter);

        StepVerifier.create(late.handle(STREAM, 1).map(Outcome::state))
                .expectNext(6)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_rests_on_what_is_still_so_is_handled() {
        var expected = ExpectedVersion.exactly(1);

        StepVerifier.create(handler.handle(STREAM, 2).then(handler.handle(STREAM, expected, 1, Metadata.NONE)))
                .expectNext(new Outcome<>(List.of(new Counted()), 3, StreamVersion.of(2), Position.of(3)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_rests_on_what_is_no_longer_so_is_refused_undecided() {
        var expected = ExpectedVersion.exactly(0);

        StepVerifier.create(handler.handle(STREAM, 2).then(handler.handle(STREAM, expected, 99, Metadata.NONE)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(VersionConflictException.class, conflict -> {
                            assertThat(conflict.expected()).isEqualTo(expected);
                            assertThat(conflict.actual()).isEqualTo(StreamVersion.of(1));
                        }))
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_rests_on_what_another_writer_changes_meanwhile_is_refused_and_not_decided_anew() {
        var overtaken = new OvertakenStore(store, 1);
        var late = new CommandHandler<>(overtaken, counter, counter);

        StepVerifier.create(late.handle(STREAM, ExpectedVersion.noStream(), 1, Metadata.NONE))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                VersionConflictException.class,
                                conflict -> assertThat(conflict.actual()).isEqualTo(StreamVersion.FIRST)))
                .verify(PATIENCE);
    }

    @Test
    void a_command_for_a_stream_that_exists_is_decided_anew_when_it_came_second() {
        var overtaken = new OvertakenStore(store, 1);
        var late = new CommandHandler<>(overtaken, counter, counter);

        StepVerifier.create(handler.handle(STREAM, 1)
                        .then(late.handle(STREAM, ExpectedVersion.streamExists(), 1, Metadata.NONE))
                        .map(Outcome::state))
                .expectNext(3)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_always_comes_second_is_given_up() {
        var overtaken = new OvertakenStore(store, 6);
        var late = new CommandHandler<>(overtaken, counter, counter);

        StepVerifier.create(late.handle(STREAM, 1))
                .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(VersionConflictException.class))
                .verify(PATIENCE);
        assertThat(overtaken.overtakings()).isEqualTo(6);
    }

    @Test
    void the_first_command_of_a_stream_needs_no_read() {
        var unread = new CommandHandler<>(new UnreadableStore(store), counter, counter);

        StepVerifier.create(unread.begin(STREAM, 2, Metadata.NONE))
                .expectNext(
                        new Outcome<>(List.of(new Counted(), new Counted()), 2, StreamVersion.of(1), Position.of(2)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_command_that_turns_out_not_to_be_the_first_is_decided_on_what_happened() {
        var begun = handler.handle(STREAM, 8).then(handler.begin(STREAM, 3, Metadata.NONE));

        StepVerifier.create(begun).expectError(Counter.TooMuch.class).verify(PATIENCE);
    }

    @Test
    void a_command_that_comes_again_is_told_what_came_of_it_the_first_time() {
        var id = EventIds.next();
        var first = new Outcome<>(List.of(new Counted(), new Counted()), 3, StreamVersion.of(2), Position.of(3));

        StepVerifier.create(handler.handle(STREAM, 1)
                        .then(handler.handleOnce(STREAM, id, 2, Metadata.NONE))
                        .concatWith(handler.handle(STREAM, 7).then(handler.handleOnce(STREAM, id, 2, Metadata.NONE))))
                .expectNext(first, first)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(recorded()).hasSize(10);
        assertThat(recorded().get(1).metadata().causationId()).isEqualTo(id);
        assertThat(recorded().get(1).id()).isEqualTo(EventIds.causedBy(id, 0));
    }

    @Test
    void a_command_that_comes_many_times_at_once_takes_effect_once() {
        var id = EventIds.next();
        var many = Flux.range(0, 20)
                .flatMap(number -> new CommandHandler<>(store, new Telling(number), counter)
                        .handleOnce(STREAM, id, 3, Metadata.NONE)
                        .subscribeOn(Schedulers.parallel()));

        StepVerifier.create(many.map(Outcome::version).distinct())
                .expectNext(StreamVersion.of(2))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(recorded()).hasSize(3);
    }

    @Test
    void a_command_that_was_handled_for_another_stream_is_refused() {
        var id = EventIds.next();
        var other = new CommandHandler<>(store, new Telling(1), counter);

        StepVerifier.create(handler.handleOnce(STREAM, id, 1, Metadata.NONE)
                        .then(other.handleOnce(StreamId.of("counter", "2"), id, 1, Metadata.NONE)))
                .expectError(EventIdReusedException.class)
                .verify(PATIENCE);
    }

    private List<RecordedEvent> recorded() {
        return store.read(StreamRead.of(STREAM)).collectList().blockOptional().orElseThrow();
    }

    /** Writes who encoded an event, so that no two write the same. */
    private record Telling(int who) implements EventCodec<Counted> {

        @Override
        public EventData encode(Counted event) {
            return EventData.of("Counted", Payload.utf8("" + who));
        }

        @Override
        public Counted decode(RecordedEvent event) {
            return new Counted();
        }
    }

    @Test
    void commands_may_race() {
        var racing = Flux.range(0, 10).flatMap(number -> handler.handle(StreamId.of("counter", "" + number % 3), 1));

        StepVerifier.create(racing.map(Outcome::state).reduce(0, Math::max))
                .expectNext(4)
                .expectComplete()
                .verify(PATIENCE);
    }
}
