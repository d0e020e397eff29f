package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.PATIENCE;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.process.Issue;
import com.tomriddelsdell.eventstore.process.ProcessManager;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.testkit.Callers;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("contract")
class KilledProcessManagerTest {

    private static final String EFFECT = "effect";
    private static final int KILLS = 20;

    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
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
    void every_event_has_one_effect_wherever_the_sessions_of_its_process_are_killed() {
        var callers = new Callers("killed process");
        var subscriptions = Subscriptions.of(store, store.subscriptions()).leasing(Duration.ofSeconds(2));
        var running = subscriptions
                .run(Subscription.<Connection>handling("effects", process())
                        .partitions(3)
                        .maxBatch(10)
                        .retrying(RetryPolicy.DEFAULT.pausing(Duration.ofMillis(20), Duration.ofMillis(200))))
                .subscribe();
        var appending = callers.append(8, 60, store).count().toFuture();
        for (var kill = 0; kill < KILLS; kill++) {
            Mono.delay(Duration.ofMillis(50)).block();
            sessions.terminate();
        }
        now(Mono.fromFuture(appending));
        var end = now(callers.end(store));

        done(subscriptions.await("effects", end.position(), PATIENCE));
        // What was put aside, because the partitions that share an effect's stream were in each other's way, is tried
        // again.
        until(() -> now(subscriptions.control().status("effects")).parked() == 0);
        running.dispose();
        done(subscriptions.left());

        var log = now(store.read(LogRead.all()).collectList());
        var causes = log.stream().filter(event -> !isEffect(event)).map(RecordedEvent::id);
        var effects =
                now(store.read(LogRead.all().matching(EventFilter.everything().inCategories(EFFECT)))
                        .map(effect -> effect.payload().utf8())
                        .collectList());
        assertThat(effects)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        causes.map(Object::toString).toList());
    }

    /** Notes each event in a stream that many share. */
    private ProcessManager<RecordedEvent> process() {
        var words = new Words();
        var handler = new CommandHandler<>(store, words, words);
        return ProcessManager.of(
                new AsRecorded(),
                (event, source) -> isEffect(event)
                        ? List.of()
                        : List.of(Issue.of(
                                handler,
                                StreamId.of(EFFECT, event.stream().key()),
                                event.id().toString())));
    }

    private static boolean isEffect(RecordedEvent event) {
        return event.stream().category().equals(EFFECT);
    }

    private static final class AsRecorded implements EventCodec<RecordedEvent> {

        @Override
        public EventData encode(RecordedEvent event) {
            return EventData.of(event.type(), event.payload());
        }

        @Override
        public RecordedEvent decode(RecordedEvent event) {
            return event;
        }
    }
}
