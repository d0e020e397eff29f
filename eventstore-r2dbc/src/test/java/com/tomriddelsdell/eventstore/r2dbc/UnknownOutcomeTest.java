package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.insistently;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendOutcomeUnknownException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownOutcomeTest {

    private static final StreamId STREAM = StreamId.of("repeated", "1");

    /** Passes in every one of many attempts; a slow machine may need some to open the store. */
    private static final Duration STATEMENT_LIMIT = Duration.ofMillis(300);

    @Test
    void nobody_is_told_that_nothing_was_appended_when_the_events_are_in_the_log() {
        var sessions = Sessions.onSharedServer();
        var database = sessions.database()
                .maxConnections(1)
                .statementLimit(STATEMENT_LIMIT)
                .build();
        var store = now(insistently(
                R2dbcEventStore.on(database).schema(Server.newSchema()).open()));
        var events = Callers.events(2);
        var place = now(insistently(store.append(STREAM, ExpectedVersion.any(), events)));
        var takesTheOnlyConnection = database.use(connection -> Flux.from(connection
                                .createStatement("SELECT pg_sleep(60)")
                                .execute())
                        .concatMap(result -> result.map(row -> true)))
                .subscribe();
        until(() -> sessions.running("pg_sleep") == 1);

        StepVerifier.create(store.append(STREAM, ExpectedVersion.any(), events))
                .expectError(AppendOutcomeUnknownException.class)
                .verify(Waiting.PATIENCE);

        takesTheOnlyConnection.dispose();
        assertThat(now(insistently(store.append(STREAM, ExpectedVersion.any(), events))))
                .isEqualTo(place);
        done(store.close().then(database.close()));
    }
}
