package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.ImportRefusedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Imports while somebody holds an append open: nothing is skipped, and nothing is harmed. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportBesideAppendsTest {

    private static final StreamId OPEN = StreamId.of("open", "1");
    private static final StreamId IMPORTED = StreamId.of("imported", "1");

    private final Database database = Server.database().build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(Server.newSchema()).open());
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void readers_are_given_what_was_imported_only_after_an_earlier_append_has_ended() {
        var end = Sinks.<Boolean>one();
        var open = appendHeldUntil(end);

        assertThat(now(store.imports().append(batch(2, IMPORTED)))).isEqualTo(Position.of(2));
        assertThat(now(store.read(LogRead.all()).count())).isZero();

        end.tryEmitValue(true);
        now(open);
        StepVerifier.create(
                        store.read(LogRead.all()).map(event -> event.position().value()))
                .expectNext(1L, 2L)
                .expectComplete()
                .verify(Waiting.PATIENCE);
    }

    @Test
    void a_position_of_an_open_append_is_refused_though_nobody_sees_it_yet() {
        var end = Sinks.<Boolean>one();
        var open = appendHeldUntil(end);

        assertThat(refusal(batch(1, IMPORTED))).hasMessageContaining("Position 1 cannot be kept");

        end.tryEmitValue(true);
        now(open);
        assertThat(now(store.read(LogRead.all()).count())).isOne();
    }

    @Test
    void a_stream_that_an_open_append_holds_is_not_waited_for_long_and_its_position_can_still_be_kept() {
        var end = Sinks.<Boolean>one();
        var open = appendHeldUntil(end);

        assertThat(refusal(batch(2, OPEN))).hasMessageContaining("somebody else appends");

        end.tryEmitError(new IllegalStateException("rolled back"));
        StepVerifier.create(open).expectError(IllegalStateException.class).verify(Waiting.PATIENCE);
        assertThat(now(store.imports().append(batch(2, OPEN)))).isEqualTo(Position.of(2));
    }

    private Throwable refusal(ImportBatch batch) {
        var refusal = now(store.imports()
                .append(batch)
                .<Throwable>map(taken -> new AssertionError("taken in up to " + taken))
                .onErrorResume(Mono::just));
        assertThat(refusal).isInstanceOf(ImportRefusedException.class);
        return refusal;
    }

    /** An append in a transaction that stays open; returns when it has its position, and how the transaction ends. */
    private Mono<Boolean> appendHeldUntil(Sinks.One<Boolean> end) {
        var appended = Sinks.<Boolean>one();
        var request = AppendRequest.to(
                OPEN, ExpectedVersion.noStream(), List.of(EventData.of("Noted", Payload.utf8("open"))));
        var open = database.inTransaction(connection -> store.append(connection, request)
                        .doOnNext(places -> appended.tryEmitValue(true))
                        .then(end.asMono()))
                .single()
                .cache();
        open.subscribe(ended -> {}, failure -> {});
        now(appended.asMono());
        return open;
    }

    private static ImportBatch batch(long position, StreamId stream) {
        return ImportBatch.of(List.of(new RecordedEvent(
                Position.of(position),
                stream,
                StreamVersion.FIRST,
                EventIds.next(),
                "Noted",
                Payload.utf8("imported"),
                Metadata.NONE,
                Set.of(),
                Instant.EPOCH)));
    }
}
