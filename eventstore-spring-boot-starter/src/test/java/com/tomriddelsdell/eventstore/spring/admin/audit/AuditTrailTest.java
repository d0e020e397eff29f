package com.tomriddelsdell.eventstore.spring.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.spring.admin.http.Refusal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.reactive.function.server.MockServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What is written down, and what happens when it cannot be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTrailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final AtomicInteger done = new AtomicInteger();
    private final Mono<String> work = Mono.fromSupplier(() -> "done " + done.incrementAndGet());

    @Test
    void what_succeeds_is_written_down_before_and_after() {
        StepVerifier.create(recorded(new AuditTrail(store), work))
                .expectNext("done 1")
                .expectComplete()
                .verify(PATIENCE);

        assertTypes("AdminActionRequested", "AdminActionSucceeded");
    }

    @Test
    void what_fails_is_written_down_and_answered_as_it_failed() {
        var trail = new AuditTrail(store);

        StepVerifier.create(recorded(trail, Mono.error(new IllegalStateException("no"))))
                .expectErrorMessage("no")
                .verify(PATIENCE);

        assertTypes("AdminActionRequested", "AdminActionFailed");
        assertThat(trail.failed()).isEqualTo(1);
        assertThat(trail.succeeded()).isZero();
    }

    @Test
    void a_client_that_goes_away_is_written_down() {
        var begun = Sinks.<Void>one();
        var client = recorded(new AuditTrail(store), Mono.never().doOnSubscribe(work -> begun.tryEmitEmpty()))
                .subscribe();
        StepVerifier.create(begun.asMono()).expectComplete().verify(PATIENCE);

        client.dispose();

        StepVerifier.create(
                        store.follow(Position.START).map(RecordedEvent::type).take(2))
                .expectNext("AdminActionRequested", "AdminActionFailed")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void nothing_is_done_that_cannot_be_written_down() {
        StepVerifier.create(recorded(new AuditTrail(failingAt(1)), work))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(Refusal.class).hasMessageContaining("nothing was done"))
                .verify(PATIENCE);

        assertThat(done).hasValue(0);
    }

    @Test
    void what_was_done_but_cannot_be_written_down_is_said_so() {
        StepVerifier.create(recorded(new AuditTrail(failingAt(2)), work))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(Refusal.class).hasMessageContaining("It was done"))
                .verify(PATIENCE);

        assertThat(done).hasValue(1);
    }

    private static <T> Mono<T> recorded(AuditTrail trail, Mono<T> work) {
        return trail.recorded(MockServerRequest.builder().build(), "test.act", "target", Map.of("a", "b"), work);
    }

    private void assertTypes(String... types) {
        StepVerifier.create(store.read(StreamRead.of(AuditTrail.STREAM)).map(RecordedEvent::type))
                .expectNext(types)
                .expectComplete()
                .verify(PATIENCE);
    }

    /** The store, whose append of this number fails. */
    private EventStore failingAt(int number) {
        var appends = new AtomicInteger();
        return (EventStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getName().equals("append")) {
                        return appends.incrementAndGet() == number
                                ? Mono.<List<Appended>>error(new StoreUnavailableException("gone", null))
                                : store.append((AppendRequest) arguments[0]);
                    }
                    return method.invoke(store, arguments);
                });
    }
}
