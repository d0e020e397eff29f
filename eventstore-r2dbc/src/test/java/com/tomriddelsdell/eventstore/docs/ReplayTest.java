package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.replay.ProjectedRow;
import com.tomriddelsdell.eventstore.replay.ReplayProgress;
import com.tomriddelsdell.eventstore.replay.ReplayRequest;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Rebuilding.class, "rebuilding").assertShownIn("docs/replay.md");
    }

    @Test
    void the_example_is_built_anew_compared_switched_to_and_shown_as_it_was() {
        var database = Server.database().build();
        var store = R2dbcEventStore.on(database)
                .schema(Server.newSchema())
                .open()
                .blockOptional(PATIENCE)
                .orElseThrow();
        execute(database, "CREATE SCHEMA shop");
        place(store, "1", "42");
        place(store, "2", "7");
        var replays = Rebuilding.replays(store);
        var running = replays.run().subscribe();

        var replay = replays.start(ReplayRequest.of("revenue"), "ada")
                .blockOptional(PATIENCE)
                .orElseThrow();
        var progress = replays.progress(replay.id())
                .filter(told -> told.state() == ReplayState.CAUGHT_UP)
                .next();
        assertThat(progress.block(PATIENCE)).extracting(ReplayProgress::done).isEqualTo(2L);
        var compared = replays.compare(replay.id(), 20).blockOptional(PATIENCE).orElseThrow();
        replays.switchOver(replay.id(), "ada").block(PATIENCE);
        replays.retire(replay.id(), "ada").block(PATIENCE);
        var before = replays.rowsAt("revenue", Position.of(1), null, 10)
                .collectList()
                .block(PATIENCE);

        assertThat(compared.isEqual()).isTrue();
        assertThat(compared.built().rows()).isEqualTo(2);
        assertThat(before).isEqualTo(List.of(new ProjectedRow("1", "{\"total\": 42, \"order_id\": \"1\"}")));
        assertThat(execute(database, "DELETE FROM shop.revenue WHERE total = 42"))
                .isOne();
        running.dispose();
        replays.left().block(PATIENCE);
        execute(database, "DROP SCHEMA shop CASCADE");
        store.close().then(database.close()).block(PATIENCE);
    }

    private static void place(R2dbcEventStore store, String orderId, String total) {
        store.append(
                        StreamId.of("order", orderId),
                        ExpectedVersion.noStream(),
                        List.of(EventData.of("OrderPlaced", Payload.utf8(total))))
                .block(PATIENCE);
    }

    private static long execute(Database database, String sql) {
        return database.use(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .reduce(0L, Long::sum)
                .switchIfEmpty(Mono.just(0L))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
