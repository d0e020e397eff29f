package com.tomriddelsdell.eventstore.testkit;

import static com.tomriddelsdell.eventstore.testkit.RecordedElsewhere.TAG;
import static com.tomriddelsdell.eventstore.testkit.RecordedElsewhere.at;
import static com.tomriddelsdell.eventstore.testkit.RecordedElsewhere.event;
import static com.tomriddelsdell.eventstore.testkit.RecordedElsewhere.rich;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendConditionFailedException;
import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What is imported stands in the log as it was recorded in another, or not at all, and appends go on behind it. */
@org.junit.jupiter.api.Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class EventImportContract {

    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final StreamId OTHER = StreamId.of("order", "2");

    private SharedFixture<ImportedLog> fixture;
    private ImportedLog log;

    /** Returns how the log under test is opened. Called once before every test. */
    protected abstract SharedFixture<ImportedLog> fixture();

    @BeforeEach
    final void openLog() {
        fixture = fixture();
        log = now(fixture.open());
    }

    @AfterEach
    final void closeLog() {
        fixture.close().block(fixture.patience());
    }

    @Test
    void events_are_read_as_they_were_recorded_elsewhere() {
        var events = List.of(
                rich(1, STREAM, 0),
                new RecordedEvent(
                        Position.of(2),
                        OTHER,
                        StreamVersion.FIRST,
                        EventIds.next(),
                        "Zoë ☂",
                        Payload.wrap(new byte[] {0, 10, 13, (byte) 255, '\\'}),
                        Metadata.NONE,
                        Set.of(),
                        Instant.EPOCH),
                rich(3, STREAM, 1));

        assertThat(take(events)).isEqualTo(Position.of(3));

        assertThat(all()).isEqualTo(events);
        assertThat(now(now(fixture.again()).store().read(LogRead.all()).collectList()))
                .isEqualTo(events);
        assertThat(now(log.store().read(StreamRead.of(STREAM)).collectList())).isEqualTo(only(events, STREAM));
    }

    @Test
    void importing_does_nothing_until_it_is_subscribed_to() {
        var taken = log.imports().append(ImportBatch.of(List.of(event(1, STREAM, 0))));
        assertThat(all()).isEmpty();

        now(taken);

        assertThat(all()).hasSize(1);
    }

    @Test
    void appends_go_on_behind_what_was_imported() {
        take(event(1, STREAM, 0), event(2, STREAM, 1));

        assertThat(now(log.store().append(STREAM, ExpectedVersion.exactly(1), Events.some(2))))
                .isEqualTo(new Appended(STREAM, StreamVersion.of(3), Position.of(4)));
        assertThat(now(now(fixture.again()).store().append(OTHER, ExpectedVersion.noStream(), Events.some(1))))
                .isEqualTo(new Appended(OTHER, StreamVersion.FIRST, Position.of(5)));
    }

    @Test
    void batches_follow_each_other() {
        take(event(1, STREAM, 0), event(2, OTHER, 0));
        take(event(3, OTHER, 1), event(4, STREAM, 1));

        assertThat(all()).extracting(event -> event.position().value()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(now(log.store().last(STREAM)).version()).isEqualTo(StreamVersion.of(1));
    }

    @Test
    void positions_between_events_stay_empty() {
        take(event(3, STREAM, 0), event(7, STREAM, 1));
        take(event(20, STREAM, 2));

        var appended = now(log.store().append(STREAM, ExpectedVersion.exactly(2), Events.some(1)));

        assertThat(appended.position()).isEqualTo(Position.of(21));
        assertThat(all()).extracting(event -> event.position().value()).containsExactly(3L, 7L, 20L, 21L);
    }

    @Test
    void many_positions_before_the_first_event_stay_empty() {
        take(event(2_500_000, STREAM, 0));

        assertThat(now(log.store().append(OTHER, ExpectedVersion.noStream(), Events.some(1)))
                        .position())
                .isEqualTo(Position.of(2_500_001));
    }

    @Test
    void a_stream_that_is_not_in_the_log_begins_at_whichever_version_is_left_of_it() {
        take(event(1, STREAM, 5), event(2, STREAM, 6));

        assertThat(now(log.store().append(STREAM, ExpectedVersion.exactly(6), Events.some(1)))
                        .version())
                .isEqualTo(StreamVersion.of(7));
        assertThat(now(log.store().read(StreamRead.of(STREAM)).collectList()))
                .extracting(event -> event.version().value())
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void a_position_that_was_handed_out_is_refused() {
        var appended = now(log.store().append(STREAM, ExpectedVersion.noStream(), Events.some(2)));

        refused(ImportRefusedException.class, event(2, OTHER, 0), event(3, OTHER, 1))
                .hasMessageContaining("Position 2")
                .hasMessageContaining("up to " + appended.position());

        assertThat(all()).hasSize(2);
        take(event(3, OTHER, 0));
    }

    @Test
    void a_version_that_does_not_follow_is_refused() {
        take(event(1, STREAM, 0));

        refused(VersionConflictException.class, event(2, OTHER, 0), event(3, STREAM, 2));
        refused(VersionConflictException.class, event(2, OTHER, 0), event(3, STREAM, 0));

        assertThat(all()).hasSize(1);
        take(event(2, OTHER, 0), event(3, STREAM, 1));
    }

    @Test
    void an_id_that_is_in_the_log_is_refused_and_the_positions_can_still_be_kept() {
        var known = event(1, STREAM, 0);
        take(known);

        var twice = at(3, OTHER, 1, known.id());
        refused(EventIdReusedException.class, event(2, OTHER, 0), twice)
                .hasMessageContaining(known.id().toString());

        assertThat(all()).containsExactly(known);
        take(event(2, OTHER, 0), event(3, OTHER, 1));
        assertThat(now(log.store().append(STREAM, ExpectedVersion.any(), Events.some(1)))
                        .position())
                .isEqualTo(Position.of(4));
    }

    @Test
    void a_closed_stream_is_refused() {
        now(log.lifecycle().tombstone(OTHER, ExpectedVersion.any()).thenReturn(true));

        refused(StreamClosedException.class, event(1, STREAM, 0), event(2, OTHER, 0));

        assertThat(all()).isEmpty();
        take(event(1, STREAM, 0));
    }

    @Test
    void a_deleted_stream_goes_on_where_it_ended() {
        take(event(1, STREAM, 0), event(2, STREAM, 1));
        now(log.lifecycle().delete(STREAM, ExpectedVersion.any()).thenReturn(true));

        refused(VersionConflictException.class, event(3, STREAM, 0));

        take(event(3, STREAM, 2));
        assertThat(now(log.store().read(StreamRead.of(STREAM)).collectList())).hasSize(1);
    }

    @Test
    void imported_events_are_found_by_tags_and_break_conditions() {
        var query = EventQuery.tagged(TAG);
        var before = now(log.store().query(query));
        take(rich(1, STREAM, 0));

        assertThat(now(log.store().query(query)).events()).hasSize(1);
        StepVerifier.create(log.store()
                        .append(AppendRequest.to(OTHER, ExpectedVersion.any(), Events.some(1))
                                .provided(before.unchanged())))
                .expectError(AppendConditionFailedException.class)
                .verify(fixture.patience());
        assertThat(now(log.store()
                        .read(LogRead.all().matching(EventFilter.everything().tagged(TAG)))
                        .collectList()))
                .hasSize(1);
    }

    @Test
    void followers_are_given_what_is_imported() {
        var other = now(fixture.again()).store();
        StepVerifier.create(Flux.merge(
                                log.store().follow(Position.START).take(3),
                                other.follow(Position.START).take(3))
                        .map(event -> event.position().value()))
                .then(() -> take(event(2, STREAM, 0), event(4, STREAM, 1)))
                .then(() -> take(event(5, OTHER, 0)))
                .recordWith(ArrayList::new)
                .expectNextCount(6)
                .consumeRecordedWith(
                        positions -> assertThat(positions).containsExactlyInAnyOrder(2L, 2L, 4L, 4L, 5L, 5L))
                .expectComplete()
                .verify(fixture.patience());
    }

    @Test
    void an_append_is_recognised_when_it_comes_again_after_an_import() {
        var event = event(5, STREAM, 0);
        take(event);

        var again = now(log.store().append(STREAM, ExpectedVersion.noStream(), List.of(event.data())));

        assertThat(again).isEqualTo(new Appended(STREAM, StreamVersion.FIRST, Position.of(5)));
        assertThat(all()).hasSize(1);
    }

    /** Whoever wins, nothing is lost, doubled, half imported or out of order. Every second import is under way first. */
    @Test
    void appends_that_race_with_an_import_are_unharmed() {
        var writer = now(fixture.again()).store();
        var imported = new ArrayList<UUID>();
        for (var round = 0; round < 20; round++) {
            var end = now(log.store().checkpoint(Position.END)).position().value();
            var stream = StreamId.of("imported", String.valueOf(round));
            var batch = ImportBatch.of(LongStream.range(0, 50)
                    .mapToObj(nth -> event(end + 1 + nth, stream, nth))
                    .toList());
            var own = StreamId.of("appended", String.valueOf(round));

            var importing =
                    log.imports().append(batch).map(last -> true).onErrorReturn(ImportRefusedException.class, false);
            var taken = now(Mono.zip(
                    round % 2 == 0 ? importing : importing.subscribeOn(Schedulers.parallel()),
                    Flux.range(0, 20)
                            .concatMap(nth -> writer.append(own, ExpectedVersion.any(), Events.some(1)))
                            .then(Mono.just(true))
                            .subscribeOn(Schedulers.parallel())));

            assertThat(now(log.store().read(StreamRead.of(stream)).count())).isEqualTo(taken.getT1() ? 50 : 0);
            if (taken.getT1()) {
                imported.addAll(Events.recordedIds(batch.events()));
            }
        }
        assertThat(all()).hasSize(20 * 20 + imported.size());
        assertThat(all()).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(Events.recordedIds(all())).containsAll(imported);
    }

    private Position take(RecordedEvent... events) {
        return take(List.of(events));
    }

    private Position take(List<RecordedEvent> events) {
        return now(log.imports().append(ImportBatch.of(events)));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(
            Class<? extends EventStoreException> kind, RecordedEvent... events) {
        var caught = now(log.imports()
                .append(ImportBatch.of(List.of(events)))
                .<Throwable>map(taken -> new AssertionError("taken in up to " + taken))
                .onErrorResume(Mono::just));
        return assertThat(caught).isInstanceOf(kind);
    }

    private List<RecordedEvent> all() {
        return now(log.store().read(LogRead.all()).collectList());
    }

    private static List<RecordedEvent> only(List<RecordedEvent> events, StreamId stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).toList();
    }

    private <T> T now(Mono<T> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(fixture.patience()));
    }
}
