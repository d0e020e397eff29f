package com.tomriddelsdell.eventstore.spring.meter;

import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayProgress;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.spring.subscribe.ReplaysWatch;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsWatch;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What is read of projections that can be built anew, and how their newest replays are doing. What is not known is {@code NaN}. */
final class ReplayMeters implements MeterBinder {

    private final Collection<String> projections;
    private final ReplaysWatch replays;
    private final SubscriptionsWatch subscriptions;

    ReplayMeters(Collection<String> projections, ReplaysWatch replays, SubscriptionsWatch subscriptions) {
        this.projections = projections;
        this.replays = replays;
        this.subscriptions = subscriptions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var projection : projections) {
            bindRead(registry, projection);
            bindReplay(registry, projection);
            for (var state : ReplayState.values()) {
                bindState(registry, projection, state);
            }
        }
    }

    private void bindRead(MeterRegistry registry, String projection) {
        var tags = Tags.of("projection", projection);
        Gauge.builder("eventstore.projection.generation", this, meters -> meters.read(projection, Generation::number))
                .description("The number of the generation that readers see")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.projection.lag", this, meters -> meters.status(projection, SubscriptionStatus::lag))
                .description("Positions by which the generation that readers see is behind the log")
                .baseUnit("positions")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.projection.delay", this, meters -> meters.delay(projection))
                .description("How long the next event has waited for the generation that readers see")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "eventstore.projection.parked",
                        this,
                        meters -> meters.status(projection, SubscriptionStatus::parked))
                .description("Events of the generation that readers see that are put aside")
                .baseUnit("events")
                .tags(tags)
                .register(registry);
    }

    private void bindReplay(MeterRegistry registry, String projection) {
        var tags = Tags.of("projection", projection);
        Gauge.builder("eventstore.replay.applied", this, meters -> meters.newest(projection, Replay::done))
                .description("Events that the newest replay has applied")
                .baseUnit("events")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.replay.remaining", this, meters -> meters.newest(projection, ReplayMeters::remaining))
                .description("Events that the newest replay has still to apply")
                .baseUnit("events")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.replay.rate", this, meters -> meters.newest(projection, ReplayMeters::rate))
                .description("Events a second, while the newest replay builds")
                .baseUnit("events/second")
                .tags(tags)
                .register(registry);
    }

    private void bindState(MeterRegistry registry, String projection, ReplayState state) {
        Gauge.builder(
                        "eventstore.replay.state",
                        this,
                        meters -> meters.newest(projection, replay -> replay.state() == state ? 1 : 0))
                .description("1 for where the newest replay stands, 0 for where it does not")
                .tags(Tags.of("projection", projection, "state", state.name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }

    private static double remaining(Replay replay) {
        var progress = ReplayProgress.of(replay);
        return replay.state().isOpen() ? progress.total() - progress.done() : 0;
    }

    private static double rate(Replay replay) {
        return replay.state() == ReplayState.RUNNING ? replay.rate() : 0;
    }

    private double read(String projection, ToDoubleFunction<Generation> value) {
        return number(replays.read(projection), value);
    }

    private double newest(String projection, ToDoubleFunction<Replay> value) {
        return number(replays.newest(projection), value);
    }

    private double status(String projection, ToLongFunction<SubscriptionStatus> value) {
        return number(
                replays.read(projection).map(Generation::subscription).flatMap(subscriptions::status),
                value::applyAsLong);
    }

    private double delay(String projection) {
        return number(
                replays.read(projection).map(Generation::subscription).flatMap(subscriptions::delay),
                delay -> delay.toMillis() / 1_000.0);
    }

    private static <V> double number(Optional<V> known, ToDoubleFunction<? super V> value) {
        return known.map(found -> value.applyAsDouble(found)).orElse(Double.NaN);
    }
}
