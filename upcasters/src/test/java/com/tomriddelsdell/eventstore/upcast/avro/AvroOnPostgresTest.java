package com.tomriddelsdell.eventstore.upcast.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.First;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Second;
import com.tomriddelsdell.eventstore.upcast.avro.Generations.Third;
import com.tomriddelsdell.eventstore.upcast.postgres.PostgresLogs;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The Avro codec from end to end, on a real PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AvroOnPostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StreamId ONE = StreamId.of("person", "1");
    private static final StreamId OTHER = StreamId.of("person", "2");
    private static final byte[] OF_NO_SCHEMA = {0, 1, 2, 3, 4, 5};

    private final PostgresLogs logs = new PostgresLogs();
    private final String log = PostgresLogs.newLog();
    private final R2dbcEventStore store = logs.open(log);

    @AfterEach
    void closeLogs() {
        logs.close();
    }

    @Test
    void what_one_generation_writes_the_next_ones_read_in_another_process() {
        var first = open(Generations.first(), store);
        append(ONE, first.encode(new First.Registered("zoe@example.com")));
        append(ONE, first.encode(new First.MovedAndRenamed("Main Street 1", "Zoë")));
        append(ONE, open(Generations.second(), store).encode(new Second.Registered("zoe@example.com", "Z.")));

        var another = logs.open(log);
        StepVerifier.create(
                        another.read(LogRead.all()).collectList().flatMap(open(Generations.third(), another)::decoded))
                .assertNext(given -> {
                    assertThat(given)
                            .extracting(Decoded::event)
                            .containsExactly(
                                    new Third.Registered("zoe@example.com", "zoe", null, 1),
                                    new Third.Moved("Main Street 1"),
                                    new Third.Renamed("Zoë", "null"),
                                    new Third.Registered("zoe@example.com", "Z.", null, 1));
                    assertThat(given)
                            .extracting(each -> each.source().version().value())
                            .containsExactly(0L, 1L, 1L, 2L);
                })
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void an_older_process_reads_what_a_newer_one_has_just_registered() {
        var older = open(AvroEventCodec.of(Second.class), store);
        var newer = logs.open(log);
        append(
                ONE,
                open(AvroEventCodec.of(Third.class), newer)
                        .encode(new Third.Registered("zoe@example.com", "Zoë", "1", 2)));

        StepVerifier.create(store.read(LogRead.all()).collectList().flatMap(older::decoded))
                .assertNext(given -> assertThat(given)
                        .extracting(Decoded::event)
                        .containsExactly(new Second.Registered("zoe@example.com", "Zoë")))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void first_writers_that_race_share_one_schema() {
        var others = List.of(logs.open(log), logs.open(log), store);

        StepVerifier.create(Flux.fromStream(IntStream.range(0, 24).boxed())
                        .flatMap(
                                number -> Generations.first()
                                        .open(others.get(number % 3).schemas())
                                        .subscribeOn(Schedulers.parallel())
                                        .map(codec -> codec.encode(new First.Registered("a@b"))
                                                .payload()),
                                24)
                        .distinct()
                        .count())
                .expectNext(1L)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(store.schemas().all().map(StoredSchema::revision).collectList())
                .expectNext(List.of(1, 1, 1))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void an_event_of_an_unknown_schema_is_parked_by_name_and_harms_no_other_stream() {
        var codec = open(Generations.first(), store);
        append(ONE, codec.encode(new First.Registered("a@b")));
        append(ONE, EventData.of("Registered", Payload.copyOf(OF_NO_SCHEMA)));
        append(OTHER, codec.encode(new First.Registered("c@d")));
        var handled = new ConcurrentLinkedQueue<First>();
        var reading = Subscription.<Connection>handling(
                        "reading",
                        event -> codec.decoded(event)
                                .doOnNext(given -> given.forEach(each -> handled.add(each.event())))
                                .then())
                .retrying(new RetryPolicy(2, Duration.ofMillis(10), Duration.ofMillis(10), failure -> false));

        StepVerifier.create(
                        run(reading).takeUntil(progress -> progress.position().compareTo(Position.of(3)) >= 0))
                .thenConsumeWhile(progress -> true)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(handled).contains(new First.Registered("a@b"), new First.Registered("c@d"));
        StepVerifier.create(
                        Subscriptions.of(store, store.subscriptions()).control().parked("reading"))
                .assertNext(AvroOnPostgresTest::isNamed)
                .expectComplete()
                .verify(PATIENCE);
    }

    private static void isNamed(ParkedEvent parked) {
        assertThat(parked.event().stream()).isEqualTo(ONE);
        assertThat(parked.event().version()).isEqualTo(StreamVersion.of(1));
        assertThat(parked.event().position()).isEqualTo(Position.of(2));
        assertThat(parked.error())
                .contains(
                        "Registered",
                        "position 2",
                        "stream person-1",
                        "version 1",
                        "schema id %d".formatted(0x01020304));
    }

    private Flux<Progress> run(Subscription<Connection> subscription) {
        return Subscriptions.of(store, store.subscriptions()).run(subscription);
    }

    private void append(StreamId stream, EventData data) {
        assertThat(((EventStore) store)
                        .append(stream, ExpectedVersion.any(), List.of(data))
                        .block(PATIENCE))
                .isNotNull();
    }

    private static <E> AvroEventCodec<E> open(AvroCodecBuilder<E> builder, R2dbcEventStore store) {
        Mono<AvroEventCodec<E>> opening = builder.open(store.schemas());
        return opening.blockOptional(PATIENCE).orElseThrow();
    }
}
