package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.Replays;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledReplayTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int STREAMS = 10;
    private static final int EVENTS_A_STREAM = 100;

    private final Database database = Server.database().build();
    private final String schema = Server.newSchema();
    private R2dbcEventStore store;
    private Replays<Connection> replays;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
        replays = Replays.of(store, store.subscriptions(), store.replays(), List.of(Tallies.in(schema)))
                .leasing(LEASE);
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void what_a_killed_process_has_begun_another_finishes_and_every_row_is_as_if_none_had_died() {
        for (var stream = 0; stream < STREAMS; stream++) {
            now(store.append(
                    StreamId.of("tally", Integer.toString(stream)),
                    ExpectedVersion.noStream(),
                    IntStream.range(0, EVENTS_A_STREAM)
                            .mapToObj(nth -> EventData.of("Counted", Payload.utf8("")))
                            .toList()));
        }
        UUID id;
        Replay atItsDeath;
        try (var process = ReplayProcess.start(schema, LEASE)) {
            until(() -> now(replays.generations().count()) == 1);
            id = now(replays.start(ReplayRequest.of(Tallies.NAME).partitions(2).throttledTo(100), "ada"))
                    .id();
            until(() -> now(replays.find(id)).done() > 0);
            process.kill();
            atItsDeath = now(replays.find(id));
        }

        var running = replays.run().subscribe();
        now(replays.throttle(id, ReplayRequest.UNTHROTTLED));
        until(() -> now(replays.find(id)).state() == ReplayState.CAUGHT_UP);
        var compared = now(replays.compare(id, 10));
        running.dispose();
        done(replays.left());

        assertThat(atItsDeath.state()).isNotEqualTo(ReplayState.CAUGHT_UP);
        assertThat(compared.built().rows()).isEqualTo(STREAMS);
        assertThat(compared.differences()).isEmpty();
        assertThat(compared.isEqual()).isTrue();
        var versions = IntStream.range(0, EVENTS_A_STREAM)
                .mapToObj(Integer::toString)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
        assertThat(now(database.use(connection -> Tallies.in(schema).rows(connection, 2, null, STREAMS))
                        .collectList()))
                .hasSize(STREAMS)
                .allSatisfy(row -> assertThat(row.content()).contains("\"" + versions + "\""));
    }
}
