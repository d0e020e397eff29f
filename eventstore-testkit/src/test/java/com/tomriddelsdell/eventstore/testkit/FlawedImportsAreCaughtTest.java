package com.tomriddelsdell.eventstore.testkit;

import static com.tomriddelsdell.eventstore.testkit.GuardedImports.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Guards the guard: an import that breaks a promise fails the test of that promise, and one that does nothing all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlawedImportsAreCaughtTest {

    @Test
    void a_sound_import_passes_every_test() {
        var results = GuardedImports.run((store, log) -> log, selectClass(GuardedImports.Imports.class));

        assertThat(results.succeeded().count()).isEqualTo(testsOfTheContract());
    }

    @Test
    void doing_nothing_fails_every_test() {
        var results = GuardedImports.run(
                (store, log) -> importing(log, batch -> Mono.empty()), selectClass(GuardedImports.Imports.class));

        assertThat(results.skipped().stream()).isEmpty();
        assertThat(results.failed().count()).isEqualTo(testsOfTheContract());
    }

    @Test
    void importing_at_the_call() {
        assertCaught(
                (store, log) -> importing(log, batch -> {
                    var eager = log.imports().append(batch).cache();
                    eager.subscribe();
                    return eager;
                }),
                "importing_does_nothing_until_it_is_subscribed_to");
    }

    @Test
    void stamping_events_anew() {
        assertCaught(
                changing(event -> with(event, event.position(), event.version(), event.tags(), Instant.now())),
                "events_are_read_as_they_were_recorded_elsewhere");
    }

    @Test
    void forgetting_tags() {
        assertCaught(
                changing(event -> with(event, event.position(), event.version(), Set.of(), event.recordedAt())),
                "events_are_read_as_they_were_recorded_elsewhere",
                "imported_events_are_found_by_tags_and_break_conditions");
    }

    @Test
    void appending_instead() {
        assertCaught(
                (store, log) -> importing(log, batch -> append(store, batch)),
                "positions_between_events_stay_empty",
                "many_positions_before_the_first_event_stay_empty",
                "a_stream_that_is_not_in_the_log_begins_at_whichever_version_is_left_of_it",
                "a_position_that_was_handed_out_is_refused");
    }

    @Test
    void taking_a_batch_in_piece_by_piece() {
        assertCaught(
                (store, log) -> importing(
                        log,
                        batch -> Flux.fromIterable(batch.events())
                                .map(event -> ImportBatch.of(List.of(event)))
                                .concatMap(log.imports()::append)
                                .last()),
                "a_version_that_does_not_follow_is_refused",
                "an_id_that_is_in_the_log_is_refused_and_the_positions_can_still_be_kept",
                "a_closed_stream_is_refused");
    }

    @Test
    void letting_appends_in_between() {
        assertCaught(
                (store, log) -> importing(
                        log,
                        batch -> Flux.fromIterable(batch.events())
                                .map(event -> ImportBatch.of(List.of(event)))
                                .concatMap(piece -> log.imports()
                                        .append(piece)
                                        .delayUntil(taken -> store.follow(taken).next()))
                                .last()),
                "appends_that_race_with_an_import_are_unharmed");
    }

    @Test
    void handing_positions_out_for_what_is_refused() {
        assertCaught(
                (store, log) -> importing(
                        log,
                        batch -> log.imports()
                                .append(batch)
                                .onErrorResume(
                                        EventIdReusedException.class,
                                        refused -> store.append(
                                                        StreamId.of("burnt", "1"),
                                                        ExpectedVersion.any(),
                                                        List.of(Events.one(), Events.one()))
                                                .then(Mono.error(refused)))),
                "an_id_that_is_in_the_log_is_refused_and_the_positions_can_still_be_kept");
    }

    @Test
    void skipping_what_is_refused() {
        for (var refusal : List.of(
                new Refusal(ImportRefusedException.class, "a_position_that_was_handed_out_is_refused"),
                new Refusal(VersionConflictException.class, "a_version_that_does_not_follow_is_refused"),
                new Refusal(VersionConflictException.class, "a_deleted_stream_goes_on_where_it_ended"),
                new Refusal(
                        EventIdReusedException.class,
                        "an_id_that_is_in_the_log_is_refused_and_the_positions_can_still_be_kept"),
                new Refusal(StreamClosedException.class, "a_closed_stream_is_refused"))) {
            assertCaught(
                    (store, log) -> importing(
                            log, batch -> log.imports().append(batch).onErrorReturn(refusal.kind(), batch.last())),
                    refusal.test());
        }
    }

    @Test
    void losing_the_second_batch() {
        assertCaught(
                (store, log) -> {
                    var taken = new AtomicInteger();
                    return importing(
                            log,
                            batch -> taken.getAndIncrement() == 0
                                    ? log.imports().append(batch)
                                    : Mono.just(batch.last()));
                },
                "batches_follow_each_other",
                "positions_between_events_stay_empty");
    }

    @Test
    void giving_events_other_ids() {
        assertCaught(
                changing(event -> new RecordedEvent(
                        event.position(),
                        event.stream(),
                        event.version(),
                        EventIds.next(),
                        event.type(),
                        event.payload(),
                        event.metadata(),
                        event.tags(),
                        event.recordedAt())),
                "an_append_is_recognised_when_it_comes_again_after_an_import");
    }

    @Test
    void leaving_the_sequence_ahead() {
        assertCaught(
                (store, log) -> importing(
                        log,
                        batch -> log.imports()
                                .append(batch)
                                .delayUntil(last -> store.append(
                                        StreamId.of("burnt", "1"), ExpectedVersion.any(), List.of(Events.one())))),
                "appends_go_on_behind_what_was_imported",
                "followers_are_given_what_is_imported");
    }

    private static BiFunction<InMemoryEventStore, ImportedLog, ImportedLog> changing(
            UnaryOperator<RecordedEvent> change) {
        return (store, log) -> importing(
                log,
                batch -> log.imports()
                        .append(ImportBatch.of(
                                batch.events().stream().map(change).toList())));
    }

    private static Mono<Position> append(InMemoryEventStore store, ImportBatch batch) {
        return Flux.fromIterable(batch.events())
                .concatMap(event -> store.append(AppendRequest.to(
                        event.stream(),
                        ExpectedVersion.any(),
                        List.of(new EventData(
                                event.id(), event.type(), event.payload(), event.metadata(), event.tags())))))
                .map(appended -> appended.getLast().position())
                .last();
    }

    private static RecordedEvent with(
            RecordedEvent event, Position position, StreamVersion version, Set<Tag> tags, Instant recordedAt) {
        return new RecordedEvent(
                position,
                event.stream(),
                version,
                event.id(),
                event.type(),
                event.payload(),
                event.metadata(),
                tags,
                recordedAt);
    }

    private static void assertCaught(BiFunction<InMemoryEventStore, ImportedLog, ImportedLog> flaw, String... tests) {
        for (var test : tests) {
            ContractRun.assertFails(GuardedImports.Imports.class, test, selector -> GuardedImports.run(flaw, selector));
        }
    }

    private static long testsOfTheContract() {
        return Arrays.stream(EventImportContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private record Refusal(Class<? extends EventStoreException> kind, String test) {}
}
