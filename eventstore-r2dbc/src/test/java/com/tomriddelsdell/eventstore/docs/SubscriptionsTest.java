package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Revenue.class, "revenue").assertShownIn("docs/subscriptions.md");
    }

    @Test
    void the_example_shows_an_order_that_was_just_placed() {
        var database = Server.database().build();
        var store = R2dbcEventStore.on(database)
                .schema(Server.newSchema())
                .open()
                .blockOptional(PATIENCE)
                .orElseThrow();
        execute(database, "CREATE TABLE revenue (order_id text, total bigint)");
        var running = Revenue.keepRevenue(store).subscribe();

        StepVerifier.create(store.subscriptions()
                        .status("revenue")
                        .next()
                        .repeatWhenEmpty(looks -> looks.delayElements(Duration.ofMillis(20)))
                        .then(Revenue.placeAndSee(store, "4711", EventData.of("OrderPlaced", Payload.utf8("42")))))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(execute(database, "DELETE FROM revenue WHERE total = 42")).isOne();
        running.dispose();
        store.close().then(database.close()).block(PATIENCE);
    }

    private static long execute(Database database, String sql) {
        return database.use(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .reduce(0L, Long::sum)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
