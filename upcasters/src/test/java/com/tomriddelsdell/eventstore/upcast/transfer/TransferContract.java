package com.tomriddelsdell.eventstore.upcast.transfer;

import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.PATIENCE;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.areSame;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.events;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A log that was exported and imported is the same log, or holds the same events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class TransferContract {

    private static final int EVENTS = 2_500;
    private static final StreamId NEW = StreamId.of("order", "new");

    @TempDir
    Path folder;

    private Log source;
    private Log target;
    private Path file;

    abstract Log open();

    abstract void close();

    @BeforeEach
    final void fill() {
        source = open();
        target = open();
        file = folder.resolve("log.jsonl");
        SampleLog.fill(source.store(), source.schemas(), EVENTS);
        now(source.export().to(file));
    }

    @AfterEach
    final void closeLogs() {
        close();
    }

    @Test
    void a_log_comes_back_as_it_was() {
        var progress = now(target.keeping().from(file).last());

        assertThat(progress.events()).isEqualTo(EVENTS);
        assertThat(progress.position()).isEqualTo(Position.of(EVENTS));
        assertThat(areSame(source.store(), target.store())).isTrue();
        assertThat(now(target.schemas().find(SampleLog.SECOND.ids().getFirst())).revision())
                .isEqualTo(2);
        assertThat(now(target.store().append(NEW, ExpectedVersion.noStream(), List.of(SampleLog.event(1))))
                        .position())
                .isEqualTo(Position.of(EVENTS + 1));
    }

    @Test
    void an_import_that_was_broken_off_goes_on() throws IOException {
        var lines = Files.readAllLines(file);
        StepVerifier.create(target.keeping().lines(Flux.fromIterable(lines).take(1_500)))
                .expectNextCount(1)
                .expectError(TransferException.class)
                .verify(PATIENCE);
        assertThat(events(target.store())).hasSize(1_000);

        now(target.keeping().from(file).last());
        now(target.keeping().from(file).last());

        assertThat(areSame(source.store(), target.store())).isTrue();
    }

    @Test
    void a_later_export_goes_on_where_the_earlier_one_ended() {
        SampleLog.fill(source.store(), source.schemas(), 100);
        var later = folder.resolve("later.jsonl");
        now(source.export().after(Position.of(EVENTS)).to(later));

        now(target.keeping().from(file).last());
        now(target.keeping().from(later).last());

        assertThat(areSame(source.store(), target.store())).isTrue();
    }

    @Test
    void a_later_export_is_refused_while_the_earlier_one_is_missing() {
        var later = folder.resolve("later.jsonl");
        now(source.export().after(Position.of(1_000)).to(later));
        now(target.keeping()
                .lines(source.export().upTo(Position.of(500)).lines())
                .last());

        StepVerifier.create(target.keeping().from(later))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining("position 500, where the log ends")
                        .hasMessageContaining("begin behind 1000"))
                .verify(PATIENCE);
        assertThat(events(target.store())).hasSize(500);
    }

    @Test
    void events_are_appended_to_a_log_that_has_others_and_not_twice() {
        now(target.store().append(NEW, ExpectedVersion.noStream(), List.of(SampleLog.event(1))));

        now(target.appending().from(file).last());
        now(target.appending().from(file).last());

        var copies = events(target.store()).stream().skip(1).toList();
        assertThat(copies).extracting(RecordedEvent::id).isEqualTo(ids(source.store()));
        assertThat(copies).extracting(RecordedEvent::payload).isEqualTo(payloads(source.store()));
        assertThat(copies)
                .extracting(RecordedEvent::metadata)
                .isEqualTo(events(source.store()).stream()
                        .map(RecordedEvent::metadata)
                        .toList());
        assertThat(copies)
                .extracting(RecordedEvent::tags)
                .isEqualTo(
                        events(source.store()).stream().map(RecordedEvent::tags).toList());
    }

    @Test
    void one_stream_comes_alone_and_keeps_its_positions() {
        var stream = StreamId.of("order", "7");
        now(target.keeping().lines(source.export().ofStream(stream).lines()).last());

        assertThat(events(target.store()))
                .isEqualTo(events(source.store()).stream()
                        .filter(event -> event.stream().equals(stream))
                        .toList())
                .isNotEmpty();
    }

    @Test
    void a_log_that_holds_something_else_is_left_alone() {
        var own = SampleLog.event(1);
        now(target.store().append(NEW, ExpectedVersion.noStream(), List.of(own)));

        StepVerifier.create(target.keeping().from(file))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining("lines 1 to")
                        .hasMessageContaining(own.id().toString()))
                .verify(PATIENCE);
        assertThat(events(target.store())).hasSize(1);
    }

    @Test
    void a_log_that_holds_other_events_for_longer_than_the_lines_is_not_taken_for_the_same() {
        SampleLog.fill(target.store(), target.schemas(), EVENTS + 500);

        StepVerifier.create(target.keeping().from(file))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining("must hold what the lines have"))
                .verify(PATIENCE);
    }

    @Test
    void a_log_that_was_written_to_since_is_left_as_it_is() {
        now(target.keeping().from(file).last());
        now(target.store().append(NEW, ExpectedVersion.noStream(), List.of(SampleLog.event(1))));

        assertThat(now(target.keeping().from(file).last()).events()).isEqualTo(EVENTS);
        assertThat(events(target.store())).hasSize(EVENTS + 1);
    }

    @Test
    void what_the_log_refuses_is_told_by_line_and_position() {
        var known = events(source.store()).get(1_200);
        var position = Position.of(20_000);
        var elsewhere = events(source.store()).stream()
                .limit(1)
                .map(event -> new RecordedEvent(
                        position,
                        NEW,
                        event.version(),
                        known.id(),
                        event.type(),
                        event.payload(),
                        event.metadata(),
                        event.tags(),
                        event.recordedAt()))
                .toList();
        var writer = new LineWriter(new RunningDigest());
        now(target.keeping().from(file).last());

        var lines = Flux.just(writer.header(header(Position.of(EVENTS), position)))
                .concatWith(Flux.fromIterable(writer.event(elsewhere.getFirst())))
                .concatWith(Flux.defer(() -> Flux.just(writer.end())));
        StepVerifier.create(target.keeping().lines(lines))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasCauseInstanceOf(EventIdReusedException.class)
                        .hasMessageContaining("lines 1 to 3")
                        .hasMessageContaining("to 20000"))
                .verify(PATIENCE);
    }

    @Test
    void cloud_events_come_back_as_they_were() throws IOException {
        Files.write(file, now(source.export().cloudEvents().collectList()));

        now(target.keeping().cloudEventsFrom(file).last());

        assertThat(areSame(source.store(), target.store())).isTrue();
        var other = open();
        now(other.appending().cloudEventsFrom(file).last());
        now(other.appending().cloudEventsFrom(file).last());
        assertThat(events(other.store())).extracting(RecordedEvent::id).isEqualTo(ids(source.store()));
        assertThat(events(other.store())).extracting(RecordedEvent::payload).isEqualTo(payloads(source.store()));
    }

    private static List<?> ids(EventStore store) {
        return events(store).stream().map(RecordedEvent::id).toList();
    }

    private static List<?> payloads(EventStore store) {
        return events(store).stream().map(RecordedEvent::payload).toList();
    }

    private static Header header(Position after, Position to) {
        return new Header(LogEpoch.parse("00000000-0000-0000-0000-000000000001:1"), after, to, null);
    }

    /** A log, and what one imports into it by. */
    record Log(EventStore store, EventImport imports, SchemaCatalogue schemas) {

        LogExport export() {
            return LogExport.of(store, schemas);
        }

        LogImport keeping() {
            return LogImport.keepingPositions(store, imports, schemas);
        }

        LogImport appending() {
            return LogImport.appending(store, schemas);
        }
    }
}
