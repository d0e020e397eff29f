package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import com.tomriddelsdell.eventstore.replay.RebuildableBatchProjection;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A generation that is built takes longer for each batch than the one that is read, while events are appended all the time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowGenerationTest {

    private static final StreamId STREAM = StreamId.of("tally", "1");
    private static final Duration BETWEEN_APPENDS = Duration.ofMillis(5);

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private R2dbcEventStore store;
    private Replays<Connection> replays;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        replays = Replays.of(store, store.subscriptions(), store.replays(), List.of(Tardy.in(schema)));
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void readers_are_switched_to_it_and_back() {
        now(append());
        var running = replays.run().subscribe();
        until(() -> now(replays.generations().count()) == 1);
        var id = now(replays.start(ReplayRequest.of(Tallies.NAME), "ada")).id();
        var appending = Mono.defer(this::append)
                .repeatWhen(appended -> appended.delayElements(BETWEEN_APPENDS))
                .subscribe();
        until(() -> now(replays.find(id)).state() == ReplayState.CAUGHT_UP);

        var there = now(replays.switchOver(id, "ada"));
        var back = now(replays.rollBack(id, "ada"));

        assertThat(there.state()).isEqualTo(ReplayState.SWITCHED);
        assertThat(back.state()).isEqualTo(ReplayState.ROLLED_BACK);
        appending.dispose();
        running.dispose();
        done(replays.left());
    }

    private Mono<?> append() {
        return store.append(STREAM, ExpectedVersion.any(), List.of(EventData.of("Counted", Payload.utf8(""))));
    }

    /** {@link Tallies} in batches, of which those of the second generation take their time. */
    private record Tardy(Tallies tallies) implements TableProjection, RebuildableBatchProjection<Connection> {

        private static final Duration A_BATCH = Duration.ofMillis(300);

        static Tardy in(String schema) {
            return new Tardy(Tallies.in(schema));
        }

        @Override
        public String name() {
            return tallies.name();
        }

        @Override
        public GenerationTable table() {
            return tallies.table();
        }

        @Override
        public Mono<Void> applyAll(Connection transaction, int generation, List<RecordedEvent> events) {
            var last = events.getLast();
            return (generation == 2 ? Mono.delay(A_BATCH).then() : Mono.<Void>empty())
                    .then(Mono.defer(() -> tallies.apply(transaction, generation, last)));
        }
    }
}
