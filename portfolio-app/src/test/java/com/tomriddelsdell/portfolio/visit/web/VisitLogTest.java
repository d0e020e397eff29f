package com.tomriddelsdell.portfolio.visit.web;

import com.tomriddelsdell.eventstore.AppendRequest;
import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** How what was tallied becomes events. */
class VisitLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventStore store = InMemoryEventStore.create();
    private final Tally tally = new Tally(Clock.systemUTC(), () -> new byte[] {1});
    private final Sinks.Empty<Void> end = Sinks.empty();

    @Test
    void what_was_tallied_is_appended_now_and_then_and_at_the_end() {
        tally.add(look());

        StepVerifier.withVirtualTime(() -> log(store).keep(end.asMono()))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(9))
                .then(() -> expectEvents(0))
                .thenAwait(Duration.ofSeconds(1))
                .then(() -> expectEvents(1))
                .thenAwait(Duration.ofSeconds(30))
                .then(() -> expectEvents(1))
                .then(() -> tally.add(look()))
                .then(end::tryEmitEmpty)
                .expectComplete()
                .verify(PATIENCE);
        expectEvents(2);
    }

    @Test
    void what_could_not_be_appended_is_appended_once_the_store_is_back() {
        var failures = new AtomicInteger(3);
        tally.add(look());

        StepVerifier.withVirtualTime(() -> log(failingFirst(failures)).append())
                .expectSubscription()
                .thenAwait(Duration.ofMinutes(5))
                .expectComplete()
                .verify(PATIENCE);
        expectEvents(1);
    }

    private VisitLog log(EventStore on) {
        return new VisitLog(on, JsonEventCodec.of(VisitEvent.class), tally);
    }

    private void expectEvents(long count) {
        StepVerifier.create(store.count(LogRead.all()))
                .expectNext(count)
                .expectComplete()
                .verify(PATIENCE);
    }

    private EventStore failingFirst(AtomicInteger failures) {
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    return method.getName().equals("append")
                            ? append((AppendRequest) arguments[0], failures)
                            : method.invoke(store, arguments);
                });
    }

    private Mono<List<Appended>> append(AppendRequest request, AtomicInteger failures) {
        return Mono.defer(() -> failures.getAndDecrement() > 0
                ? Mono.error(new StoreUnavailableException("gone", null))
                : store.append(request));
    }

    private static Look look() {
        return new Look("/", "", "mozilla/5.0", "ada");
    }
}
