package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.Advance;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the contracts of subscriptions share. Unless a test says otherwise, a handler writes what it is given to the journal,
 * in the transaction of the checkpoint.
 *
 * @param <T> the transaction that handlers write in
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("contract")
abstract class SubscribingContract<T> {

    static final String NAME = "journal";
    static final StreamId STREAM = StreamId.of("contact", "1");
    static final StreamId OTHER = StreamId.of("contact", "2");
    static final StreamId THIRD = StreamId.of("order", "3");

    static final Duration QUIET = Duration.ofMillis(300);
    static final Duration LEASE = Duration.ofSeconds(2);
    static final RetryPolicy SHORT =
            RetryPolicy.DEFAULT.attempts(3).pausing(Duration.ofMillis(10), Duration.ofMillis(40));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Disposable.Composite running = Disposables.composite();
    private final List<Subscriptions<T>> processes = new ArrayList<>();
    private final List<Throwable> ends = new CopyOnWriteArrayList<>();

    SubscriptionFixture<T> fixture;
    SubscriptionStore<T> store;
    Subscriptions<T> subscriptions;

    /** Returns how the store under test is opened. Called once before every test. */
    protected abstract SubscriptionFixture<T> fixture();

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        done(fixture.open());
        store = fixture.store();
        subscriptions = process(store);
    }

    @AfterEach
    final void closeStore() {
        running.dispose();
        processes.forEach(process -> done(process.left()));
        done(fixture.close());
        assertThat(ends).as("failures that ended a run").isEmpty();
    }

    final Duration patience() {
        return fixture.patience();
    }

    /** Subscriptions as another process has them. */
    final Subscriptions<T> process(SubscriptionStore<T> seen) {
        return process(seen, "here");
    }

    final Subscriptions<T> process(SubscriptionStore<T> seen, String name) {
        var process = Subscriptions.of(fixture.events(), seen).leasing(LEASE).as(name);
        processes.add(process);
        return process;
    }

    final Subscription<T> journal() {
        return Subscription.<T>projecting(NAME, fixture::write).retrying(SHORT);
    }

    final Disposable run(Subscription<T> subscription) {
        return run(subscriptions, subscription);
    }

    final Disposable run(Subscriptions<T> process, Subscription<T> subscription) {
        var run = process.run(subscription).subscribe(progress -> {}, ends::add);
        running.add(run);
        return run;
    }

    final Position append(StreamId stream, String... payloads) {
        return append(
                stream, Stream.of(payloads).map(SubscribingContract::event).toList());
    }

    final Position append(StreamId stream, List<EventData> events) {
        return now(
                fixture.events().append(stream, ExpectedVersion.any(), events).map(Appended::position));
    }

    static EventData event(String payload) {
        return EventData.of("Noted", Payload.utf8(payload));
    }

    final List<RecordedEvent> log() {
        return now(fixture.events().read(LogRead.all()).collectList());
    }

    final List<SubscriptionFixture.Line> lines() {
        return now(fixture.journal().collectList());
    }

    final List<ParkedEvent> parkedEvents() {
        return now(subscriptions.control().parked(NAME).collectList());
    }

    final List<String> parked() {
        return parkedEvents().stream()
                .map(parked -> parked.event().payload().utf8())
                .toList();
    }

    /** Whether the first parked event waits for an operator. */
    final boolean isGivenUp() {
        return parkedEvents().stream().limit(1).anyMatch(ParkedEvent::awaitsOperator);
    }

    /** What is written in the journal, line by line. */
    final List<String> written() {
        return lines().stream().map(SubscriptionFixture.Line::payload).toList();
    }

    final List<String> written(StreamId stream) {
        return lines().stream()
                .filter(line -> line.stream().equals(stream))
                .map(SubscriptionFixture.Line::payload)
                .toList();
    }

    final SubscriptionStatus status() {
        return now(subscriptions.control().status(NAME));
    }

    /** Waits until the subscription has come to {@code position}. */
    final void reach(Position position) {
        reach(NAME, position);
    }

    /** Waits until the subscription {@code name} has come to {@code position}, and before that until it runs at all. */
    final void reach(String name, Position position) {
        until(() -> now(subscriptions.control().status().collectList()).stream()
                .anyMatch(status -> status.name().equals(name)));
        done(subscriptions.await(name, position, patience()));
    }

    /** A member that holds all partitions of the subscription, and does nothing with them by itself. */
    final Member soleMember(int partitions) {
        done(store.register(NAME, partitions, Position.START));
        return new Member(NAME, EventIds.next(), "sole", LEASE);
    }

    final List<Lease> leases(Member member) {
        return now(store.beat(member)).leases();
    }

    /** A step over all that is in the log now. */
    final Advance toTheEnd(Lease lease) {
        var last = log().getLast();
        return new Advance(lease.position(), last.position(), last.id(), List.of());
    }

    /** Looks again until {@code condition} holds; a subscription that no run has made yet is waited for. */
    final void until(BooleanSupplier condition) {
        var holds = Mono.fromSupplier(condition::getAsBoolean)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorReturn(SubscriptionNotFoundException.class, false)
                .filter(held -> held)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS));
        assertThat(now(holds)).isTrue();
    }

    /** Gives what must not happen the time to happen. */
    final void quiet() {
        done(Mono.delay(QUIET).then());
    }

    final <V> V now(Mono<V> promise) {
        var kept = promise.switchIfEmpty(Mono.error(() -> new AssertionError("nothing was emitted")));
        return Objects.requireNonNull(kept.block(patience()));
    }

    final void done(Mono<Void> act) {
        act.block(patience());
    }

    final <E extends Throwable> E refusal(Class<E> kind, Mono<?> act) {
        var refusal = catchThrowableOfType(kind, () -> act.block(patience()));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
