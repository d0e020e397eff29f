package com.tomriddelsdell.eventstore.tenant;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventQuery;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Every call goes to the log of its tenant, and to no other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TenantEventStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("order", "1");
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId BOLT = TenantId.of("bolt");
    private static final TenantId NOBODY = TenantId.of("nobody");

    private final Map<TenantId, InMemoryEventStore> logs =
            Map.of(ACME, InMemoryEventStore.create(), BOLT, InMemoryEventStore.create());
    private final TenantEventStore store = TenantEventStore.of(tenant -> Mono.justOrEmpty(logs.get(tenant)));

    @Test
    void what_one_appends_no_other_finds_by_any_call() {
        StepVerifier.create(append().contextWrite(ACME::in))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);

        StepVerifier.create(found().contextWrite(ACME::in))
                .expectNext(1L, 1L, 1L, 1L, 1L, 1L, 1L)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(found().contextWrite(BOLT::in))
                .expectNext(0L, 0L, 0L, 0L, 0L, 0L, 0L)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void the_tenant_is_the_one_of_the_subscriber_each_time() {
        var append = append();

        StepVerifier.create(append.contextWrite(ACME::in).then(append.contextWrite(BOLT::in)))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_call_without_a_tenant_is_refused() {
        for (var call : calls()) {
            StepVerifier.create(call).expectError(NoTenantException.class).verify(PATIENCE);
        }
    }

    @Test
    void a_call_for_an_unknown_tenant_is_refused_by_its_name() {
        for (var call : calls()) {
            StepVerifier.create(Flux.from(call).contextWrite(NOBODY::in))
                    .expectErrorMessage("There is no tenant \"nobody\"")
                    .verify(PATIENCE);
        }
    }

    @Test
    void an_id_is_printable() {
        assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of(" ")).withMessageContaining("blank");
        assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of("x".repeat(101)));
    }

    private Mono<Appended> append() {
        return store.append(STREAM, ExpectedVersion.noStream(), List.of(EventData.of("OrderPlaced", Payload.utf8(""))));
    }

    private Flux<Long> found() {
        return Flux.concat(
                store.read(StreamRead.of(STREAM)).count(),
                store.read(LogRead.all()).count(),
                store.count(StreamRead.of(STREAM)),
                store.count(LogRead.all()),
                store.query(EventQuery.typed("OrderPlaced"))
                        .map(found -> (long) found.events().size()),
                present(store.follow(Position.START)),
                present(store.sections(Position.START, EventFilter.everything()).concatMapIterable(Section::events)));
    }

    private static Mono<Long> present(Flux<?> followed) {
        return followed.take(Duration.ofMillis(200)).count();
    }

    private List<Publisher<?>> calls() {
        return List.of(
                append(),
                store.read(StreamRead.of(STREAM)),
                store.read(LogRead.all()),
                store.count(StreamRead.of(STREAM)),
                store.count(LogRead.all()),
                store.query(EventQuery.typed("OrderPlaced")),
                store.follow(Position.START),
                store.sections(Position.START, EventFilter.everything()),
                store.verify(Checkpoint.START));
    }
}
