package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.signal.Calls;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStore;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What all parts of replays work with.
 *
 * @param patience how long a switch waits for a generation that is behind
 * @param calls made whenever something was done here, so that it is seen at once
 * @param observer sees what operators do
 * @param upcasting tells which upcasters run; null where nobody can tell
 */
record Setup<T>(
        EventStore events,
        SubscriptionStore<T> subscriptions,
        ReplayStore<T> store,
        SortedMap<String, RebuildableProjection<T>> projections,
        List<Subscription<T>> others,
        String memberName,
        Duration lease,
        Duration patience,
        Calls calls,
        ReplayObserver observer,
        @Nullable Upcasting upcasting) {

    static final ReplayObserver NOBODY = new ReplayObserver() {
        @Override
        public <V> Mono<V> observe(String act, Mono<V> outcome) {
            return outcome;
        }
    };

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}");

    static <T> SortedMap<String, RebuildableProjection<T>> byName(
            Collection<? extends RebuildableProjection<T>> projections) {
        var byName = new TreeMap<String, RebuildableProjection<T>>();
        for (var projection : projections) {
            var name = projection.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "the name of a projection must be 1 to 80 letters, digits, '.', '_' or '-', but was: " + name);
            }
            if (byName.put(name, projection) != null) {
                throw new IllegalArgumentException(
                        "each projection must have a name of its own, but two have the name " + name);
            }
        }
        return byName;
    }

    Setup<T> named(String name) {
        return new Setup<>(
                events, subscriptions, store, projections, others, name, lease, patience, calls, observer, upcasting);
    }

    Setup<T> leasing(Duration duration) {
        return new Setup<>(
                events,
                subscriptions,
                store,
                projections,
                others,
                memberName,
                duration,
                patience,
                calls,
                observer,
                upcasting);
    }

    Setup<T> patientFor(Duration duration) {
        return new Setup<>(
                events,
                subscriptions,
                store,
                projections,
                others,
                memberName,
                lease,
                duration,
                calls,
                observer,
                upcasting);
    }

    Setup<T> beside(List<Subscription<T>> subscriptionsOfOthers) {
        return new Setup<>(
                events,
                subscriptions,
                store,
                projections,
                subscriptionsOfOthers,
                memberName,
                lease,
                patience,
                calls,
                observer,
                upcasting);
    }

    Setup<T> observedBy(ReplayObserver other) {
        return new Setup<>(
                events,
                subscriptions,
                store,
                projections,
                others,
                memberName,
                lease,
                patience,
                calls,
                other,
                upcasting);
    }

    Setup<T> upcastBy(Upcasting other) {
        return new Setup<>(
                events, subscriptions, store, projections, others, memberName, lease, patience, calls, observer, other);
    }

    Mono<RebuildableProjection<T>> projection(String name) {
        return Mono.justOrEmpty(projections.get(name))
                .switchIfEmpty(Mono.error(() -> new UnknownProjectionException(name, projections.keySet())));
    }

    /** Where the last event is that readers are given. */
    Mono<Position> end() {
        return events.read(LogRead.all().backward().limit(1))
                .next()
                .map(RecordedEvent::position)
                .defaultIfEmpty(Position.START);
    }

    /** The end of the log; an error if {@code position} lies beyond it. */
    Mono<Position> endBeyond(String what, Position position) {
        return end().filter(end -> position.compareTo(end) <= 0)
                .switchIfEmpty(end().flatMap(end -> Mono.error(new ReplayRefusedException(
                        ReplayRefusedException.Reason.BEYOND_THE_LOG,
                        "%s must be at most %s, where the log ends, but was %s".formatted(what, end, position)))));
    }

    Mono<Long> count(Position after, Position to, EventFilter filter) {
        return after.compareTo(to) < 0
                ? events.count(LogRead.after(after).to(to).matching(filter))
                : Mono.just(0L);
    }

    /** The generations of a projection. */
    Flux<Generation> generations(String projection) {
        return store.generations().filter(generation -> generation.projection().equals(projection));
    }

    /** The generation of a projection that readers see; empty if it was never run. */
    Mono<Generation> live(String projection) {
        return generations(projection)
                .filter(generation -> generation.state() == GenerationState.LIVE)
                .next();
    }

    /** Up to where a subscription has handled everything; the start if there is none. */
    Mono<Position> reached(String subscription) {
        return position(subscription, BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    /** How far any partition of a subscription has come; the start if there is none. */
    Mono<Position> furthest(String subscription) {
        return position(subscription, BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    private Mono<Position> position(String subscription, BinaryOperator<Position> chosen) {
        return subscriptions
                .progress(subscription)
                .map(Progress::position)
                .reduce(chosen)
                .defaultIfEmpty(Position.START);
    }

    /** How many events a subscription has put aside; none if there is no such subscription. */
    Mono<Long> parked(String subscription) {
        return subscriptions
                .status(subscription)
                .singleOrEmpty()
                .map(SubscriptionStatus::parked)
                .defaultIfEmpty(0L);
    }

    /** Whether a step was rolled back because of what others do with the same rows. */
    boolean isInTheWay(Throwable failure) {
        return !(failure instanceof StoreUnavailableException) && subscriptions.isOutage(failure);
    }

    static StoreUnavailableException inTheWay(Throwable failure) {
        return new StoreUnavailableException("Others write to the generation: " + failure.getMessage(), failure);
    }

    Subscriptions<T> running(EventStore through) {
        return Subscriptions.of(through, subscriptions).as(memberName).leasing(lease);
    }
}
