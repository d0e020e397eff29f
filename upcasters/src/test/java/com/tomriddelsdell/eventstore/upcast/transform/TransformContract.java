package com.tomriddelsdell.eventstore.upcast.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.transform.Generation.One;
import com.tomriddelsdell.eventstore.upcast.transform.Generation.Two;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A log is copied into a new one through the chain, whatever store either is in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class TransformContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StreamId A = StreamId.of("order", "a");
    private static final StreamId B = StreamId.of("order", "b");

    private EventStore source;
    private EventStore target;
    private AvroEventCodec<One> one;
    private Transform<Two> transform;

    /** A new, empty log. */
    abstract Log open();

    abstract void close();

    record Log(EventStore store, SchemaCatalogue schemas) {}

    @BeforeEach
    final void openLogs() {
        var old = open();
        var fresh = open();
        source = old.store();
        target = fresh.store();
        one = await(Generation.one().open(old.schemas()));
        transform = Transform.of(
                source,
                await(Generation.two(source).open(old.schemas())),
                target,
                await(Generation.two(target).open(fresh.schemas())));
    }

    @AfterEach
    final void closeLogs() {
        close();
    }

    @Test
    void every_event_is_what_the_chain_gives_in_the_same_order() {
        append(A, new One.Opened("Zoë Example"));
        append(B, new One.Opened("Max Example"), new One.Viewed(3));
        append(A, new One.PaidAndSent(7, "P1"), new One.Rated(5));
        append(B, new One.PaidAndSent(8, "P2"));
        append(A, new One.Explained("good"));

        assertThat(run()).isEqualTo(7);

        assertThat(all(target))
                .extracting(event -> event.stream().key() + event.version() + " " + event.type())
                .containsExactly("a0 Opened", "b0 Opened", "a1 Paid", "a2 Sent", "b1 Paid", "b2 Sent", "a3 Reviewed");
        StepVerifier.create(transform.verify())
                .assertNext(verified -> assertThat(verified.events()).isEqualTo(7))
                .verifyComplete();
    }

    @Test
    void a_copy_keeps_id_metadata_and_tags_and_tells_its_origin() {
        var data = one.encode(new One.PaidAndSent(7, "P1"));
        var original = new EventData(
                data.id(),
                data.type(),
                data.payload(),
                Metadata.correlatedBy(new UUID(1, 2)).withHeaders(Map.of("user", "zoe")),
                Set.of(Tag.of("order", "a")));
        await(source.append(A, ExpectedVersion.noStream(), List.of(original)));

        run();

        var recorded = all(source).getFirst();
        var copies = all(target);
        assertThat(copies.getFirst().id()).isEqualTo(original.id());
        assertThat(copies.get(1).id()).isNotEqualTo(original.id());
        assertThat(copies).allSatisfy(copy -> {
            assertThat(copy.tags()).isEqualTo(original.tags());
            assertThat(copy.metadata().correlationId()).isEqualTo(new UUID(1, 2));
            assertThat(copy.metadata().headers()).containsEntry("user", "zoe");
            assertThat(Origin.of(copy)).contains(new Origin(recorded.position(), recorded.id(), recorded.recordedAt()));
        });
    }

    @Test
    void a_run_that_was_stopped_anywhere_is_gone_on_with() {
        many(1_000);
        var pages = 0;
        for (var finished = false; !finished; pages++) {
            finished = Objects.requireNonNull(transform
                    .run()
                    .take(1)
                    .map(progress -> progress.position().equals(progress.end()))
                    .blockLast(PATIENCE));
        }

        assertThat(pages).isGreaterThan(2);
        assertThat(await(transform.verify()).events())
                .isEqualTo(target.read(LogRead.all()).count().block(PATIENCE));
        StepVerifier.create(transform.run()).verifyComplete();
    }

    @Test
    void a_run_that_is_cancelled_leaves_a_beginning_that_can_be_gone_on_with() {
        many(1_000);

        StepVerifier.create(transform.run(), 1).expectNextCount(1).thenCancel().verify(PATIENCE);
        run();

        assertThat(await(transform.verify()).end())
                .isEqualTo(all(source).getLast().position());
    }

    @Test
    void progress_is_told_page_by_page_and_no_page_is_read_that_is_not_asked_for() {
        many(1_000);
        var events = all(source).size();

        StepVerifier.create(transform.run(), 0)
                .expectSubscription()
                .thenRequest(1)
                .assertNext(progress -> {
                    assertThat(progress.position()).isLessThan(progress.end());
                    assertThat(progress.read()).isPositive();
                    assertThat(progress.written()).isPositive();
                })
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(progress -> progress.position().compareTo(progress.end()) < 0)
                .assertNext(progress -> assertThat(progress.read()).isEqualTo(events))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void what_was_appended_meanwhile_is_caught_up_with() {
        append(A, new One.Opened("Zoë Example"));
        run();
        append(A, new One.PaidAndSent(7, "P1"));

        StepVerifier.create(transform.verify()).verifyError(LogsDifferException.class);
        run();

        assertThat(await(transform.verify()).events()).isEqualTo(3);
    }

    @Test
    void a_log_that_holds_anything_else_is_refused_untouched() {
        append(A, new One.Opened("Zoë Example"));
        var foreign = EventData.of("Foreign", Payload.utf8("x"));
        await(target.append(B, ExpectedVersion.noStream(), List.of(foreign)));

        StepVerifier.create(transform.run())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ForeignLogException.class)
                        .hasMessageContainingAll("Foreign at position", "is no copy"));
        assertThat(all(target)).hasSize(1);
    }

    @Test
    void a_copy_of_another_log_is_refused() {
        var foreign = EventData.of("Paid", Payload.utf8("x"))
                .withMetadata(Metadata.NONE.withHeaders(
                        Map.of(Origin.HEADER, "1/00000000-0000-0001-0000-000000000002/2026-01-01T00:00:00Z")));
        append(A, new One.Opened("Zoë Example"));
        await(target.append(B, ExpectedVersion.noStream(), List.of(foreign)));

        StepVerifier.create(transform.run())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ForeignLogException.class)
                        .hasMessageContaining("which is not in this log"));
    }

    @Test
    void a_log_that_was_written_to_by_others_is_not_verified() {
        append(A, new One.Opened("Zoë Example"));
        run();
        assertThat(await(transform.verify()).events()).isEqualTo(1);

        await(target.append(B, ExpectedVersion.any(), List.of(EventData.of("Foreign", Payload.utf8("x")))));

        StepVerifier.create(transform.verify())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(LogsDifferException.class)
                        .hasMessageContaining("The new log differs"));
    }

    @Test
    void what_comes_before_an_event_that_cannot_be_decoded_is_copied() {
        append(A, new One.Opened("Zoë Example"));
        append(A, new One.Opened("Zoë"));
        append(A, new One.PaidAndSent(7, "P1"));

        StepVerifier.create(transform.run()).verifyError(UndecodableEventException.class);

        assertThat(all(target)).extracting(RecordedEvent::type).containsExactly("Opened");
    }

    @Test
    void types_of_another_domain_are_copied_as_they_are() {
        var foreign = EventData.of("Foreign", Payload.utf8("x"));
        await(source.append(B, ExpectedVersion.noStream(), List.of(foreign)));
        append(A, new One.Opened("Zoë Example"));
        var keeping = transform.keeping("Foreign");

        keeping.run().blockLast(PATIENCE);

        assertThat(all(target).getFirst().payload()).isEqualTo(foreign.payload());
        assertThat(await(keeping.verify()).events()).isEqualTo(2);
    }

    @Test
    void an_empty_log_is_copied_to_an_empty_log() {
        StepVerifier.create(transform.run()).verifyComplete();
        StepVerifier.create(transform.verify())
                .assertNext(verified -> {
                    assertThat(verified.events()).isZero();
                    assertThat(verified.end()).isEqualTo(Position.START);
                })
                .verifyComplete();
    }

    private void many(int events) {
        IntStream.range(0, events / 10)
                .mapToObj(number -> StreamId.of("order", "s" + number % 7))
                .forEach(stream -> append(
                        stream,
                        new One.Opened("Zoë Example"),
                        new One.Viewed(1),
                        new One.PaidAndSent(7, "P"),
                        new One.Rated(5),
                        new One.Explained("good"),
                        new One.Viewed(2),
                        new One.PaidAndSent(8, "P"),
                        new One.Rated(4),
                        new One.Explained("less good"),
                        new One.Opened("Max Example")));
    }

    private long run() {
        return transform
                .run()
                .map(TransformProgress::written)
                .last(0L)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private void append(StreamId stream, One... events) {
        await(source.append(
                stream,
                ExpectedVersion.any(),
                Flux.just(events).map(one::encode).collectList().blockOptional().orElseThrow()));
    }

    private static List<RecordedEvent> all(EventStore store) {
        return await(store.read(LogRead.all()).collectList());
    }

    private static <T> T await(Mono<T> mono) {
        return mono.blockOptional(PATIENCE).orElseThrow();
    }
}
