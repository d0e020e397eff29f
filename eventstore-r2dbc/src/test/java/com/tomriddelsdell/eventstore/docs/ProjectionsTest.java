package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.docs.UserNames.Registered;
import com.tomriddelsdell.eventstore.docs.UserNames.Renamed;
import com.tomriddelsdell.eventstore.docs.UserNames.UserEvent;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamId ADA = StreamId.of("user", "1");
    private static final StreamId GRACE = StreamId.of("user", "2");

    private final UserNames.Codec codec = new UserNames.Codec();
    private final Database database = Server.database().build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = R2dbcEventStore.on(database)
                .schema(Server.newSchema())
                .open()
                .blockOptional(PATIENCE)
                .orElseThrow();
        execute("CREATE TABLE user_name (user_id text PRIMARY KEY, name text UNIQUE)");
    }

    @AfterEach
    void close() {
        execute("DROP TABLE user_name");
        store.close().then(database.close()).block(PATIENCE);
    }

    @Test
    void the_examples_are_compiled_as_they_stand_there() throws IOException {
        new Example(UserNames.class, "typed").assertShownIn("docs/projections.md");
        new Example(UserNames.class, "batches").assertShownIn("docs/projections.md");
        new Example(UserNames.class, "ways").assertShownIn("docs/projections.md");
    }

    @Test
    void inline_a_name_is_given_once() {
        var inline = UserNames.inline(store, codec);
        StepVerifier.create(inline.append(ADA, ExpectedVersion.noStream(), List.of(encoded(new Registered("ada")))))
                .expectNextCount(1)
                .verifyComplete();

        StepVerifier.create(inline.append(GRACE, ExpectedVersion.noStream(), List.of(encoded(new Registered("ada")))))
                .expectError(R2dbcDataIntegrityViolationException.class)
                .verify(PATIENCE);

        assertThat(execute("UPDATE user_name SET name = name WHERE name = 'ada'"))
                .isOne();
    }

    @Test
    void asynchronous_a_name_is_there_a_moment_later() {
        var subscriptions = Subscriptions.of(store, store.subscriptions());
        var running = subscriptions.run(UserNames.asynchronous(codec)).subscribe();
        var appended = store.append(
                ADA,
                ExpectedVersion.noStream(),
                List.of(encoded(new Registered("ada")), encoded(new Renamed("ada l"))));

        StepVerifier.create(store.subscriptions()
                        .status("user-names")
                        .next()
                        .repeatWhenEmpty(looks -> looks.delayElements(Duration.ofMillis(20)))
                        .then(appended)
                        .flatMap(place -> subscriptions.await("user-names", place.position(), PATIENCE)))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(execute("UPDATE user_name SET name = name WHERE name = 'ada l'"))
                .isOne();
        running.dispose();
        subscriptions.left().block(PATIENCE);
    }

    @Test
    void in_batches_the_events_of_each_user_are_counted() {
        execute("CREATE TABLE user_counts (user_id text PRIMARY KEY, events bigint NOT NULL)");
        var registered = encoded(new Registered("ada"));
        store.append(ADA, ExpectedVersion.noStream(), List.of(registered, encoded(new Renamed("ada l"))))
                .then(store.append(GRACE, ExpectedVersion.noStream(), List.of(encoded(new Registered("grace")))))
                .block(PATIENCE);
        var subscriptions = Subscriptions.of(store, store.subscriptions());

        StepVerifier.create(subscriptions
                        .run(UserNames.inBatches())
                        .filter(progress -> progress.position().value() >= 3)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        subscriptions.left().block(PATIENCE);

        assertThat(execute("DELETE FROM user_counts WHERE (user_id, events) IN (('1', 2), ('2', 1))"))
                .isEqualTo(2);
        execute("DROP TABLE user_counts");
    }

    @Test
    void live_a_name_is_what_the_events_say() {
        store.append(ADA, ExpectedVersion.noStream(), List.of(encoded(new Registered("ada"))))
                .block(PATIENCE);

        StepVerifier.create(UserNames.live(store, codec, ADA)).expectNext("ada").verifyComplete();
    }

    private EventData encoded(UserEvent event) {
        return codec.encode(event);
    }

    private long execute(String sql) {
        return database.use(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .reduce(0L, Long::sum)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
