package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.testkit.SubscriptionFixture.Line;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two processes run the partitions of one projection; one is killed, or frozen, in the middle of its work. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoMemberProcessesTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int STREAMS = 20;

    private final Journal journal = new Journal(Server.newSchema());
    private final Database database = Server.database().build();
    private R2dbcEventStore store;
    private Subscriptions<Connection> subscriptions;
    private OwnProcess first;
    private OwnProcess second;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(journal.schema()).open());
        done(journal.create(database));
        subscriptions = Subscriptions.of(store, store.subscriptions());
        first = MemberProcess.start("first", journal.schema(), LEASE);
        second = MemberProcess.start("second", journal.schema(), LEASE);
        until(() -> shares().equals(Map.of("first", 2L, "second", 2L)));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        done(store.close().then(database.close()));
    }

    @Test
    void the_partitions_of_a_killed_process_go_to_the_other_when_its_lease_has_run_out() {
        var writing = writing();
        pass(Duration.ofMillis(500));
        var start = System.nanoTime();
        first.kill();
        until(() -> shares().equals(Map.of("second", 4L)));
        System.out.printf(
                "taken over %s after kill -9, with leases of %s%n", Duration.ofNanos(System.nanoTime() - start), LEASE);
        writing.dispose();

        verify();
    }

    @Test
    void a_frozen_process_that_wakes_up_writes_nothing_for_what_it_has_lost() {
        var writing = writing();
        pass(Duration.ofMillis(500));
        first.freeze();
        until(() -> shares().equals(Map.of("second", 4L)));
        done(subscriptions.await(MemberProcess.SUBSCRIPTION, append(0), Waiting.PATIENCE));
        first.wakeUp();
        until(() -> shares().equals(Map.of("first", 2L, "second", 2L)));
        writing.dispose();

        verify();
    }

    private void verify() {
        done(subscriptions.await(MemberProcess.SUBSCRIPTION, append(0), Waiting.PATIENCE));
        var log = now(store.read(LogRead.all()).map(RecordedEvent::position).collectList());
        var lines = now(journal.lines(database).collectList());

        assertThat(lines).extracting(Line::position).containsExactlyInAnyOrderElementsOf(log);
        assertThat(lines.stream().collect(Collectors.groupingBy(Line::stream)).values())
                .allSatisfy(stream ->
                        assertThat(stream).extracting(Line::version).isSortedAccordingTo(Comparator.naturalOrder()));
    }

    private Disposable writing() {
        return Flux.interval(Duration.ofMillis(2))
                .onBackpressureDrop()
                .concatMap(number -> appending(number.intValue()), 1)
                .subscribe();
    }

    private Position append(int number) {
        return now(appending(number));
    }

    private Mono<Position> appending(int number) {
        return store.append(
                        StreamId.of("busy", "" + number % STREAMS),
                        ExpectedVersion.any(),
                        List.of(EventData.of("Noted", Payload.utf8("" + number))))
                .map(appended -> appended.position());
    }

    private Map<String, Long> shares() {
        return now(subscriptions.control().status().collectList()).stream()
                .flatMap(status -> status.partitions().stream())
                .map(PartitionStatus::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void pass(Duration time) {
        Mono.delay(time).block();
    }
}
