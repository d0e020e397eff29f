package com.tomriddelsdell.eventstore.spring.meter;

import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsWatch;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How the subscriptions that this process runs are doing. Reading asks nobody; what is not known is {@code NaN}. */
final class SubscriptionMeters implements MeterBinder {

    private final Subscriptions<?> subscriptions;
    private final RunningSubscriptions<?> running;
    private final SubscriptionsWatch watch;

    SubscriptionMeters(Subscriptions<?> subscriptions, RunningSubscriptions<?> running, SubscriptionsWatch watch) {
        this.subscriptions = subscriptions;
        this.running = running;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        running.names().forEach(name -> bind(registry, name));
    }

    private void bind(MeterRegistry registry, String name) {
        var tags = Tags.of("subscription", name);
        Gauge.builder("eventstore.subscription.position", this, meters -> meters.position(name))
                .description("Position up to which all partitions that run here have come")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.subscription.partitions", this, meters -> meters.partitions(name))
                .description("Partitions that run here")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.subscription.lag", this, meters -> meters.known(name, SubscriptionStatus::lag))
                .description("Positions by which the last partition, wherever it runs, is behind the log")
                .baseUnit("positions")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.subscription.delay", this, meters -> meters.delay(name))
                .description("How long the next event has waited for the last partition, wherever it runs")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        Gauge.builder("eventstore.subscription.parked", this, meters -> meters.known(name, SubscriptionStatus::parked))
                .description("Events that are put aside")
                .baseUnit("events")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("eventstore.subscription.restarts", running, all -> all.restarts(name))
                .description("Times that it failed here and was run again")
                .tags(tags)
                .register(registry);
    }

    private double position(String name) {
        return here(name)
                .mapToDouble(progress -> progress.position().value())
                .min()
                .orElse(Double.NaN);
    }

    private double partitions(String name) {
        return here(name).count();
    }

    private Stream<Progress> here(String name) {
        return subscriptions.running().stream()
                .filter(progress -> progress.subscription().equals(name));
    }

    private double delay(String name) {
        return watch.delay(name).map(delay -> delay.toMillis() / 1_000.0).orElse(Double.NaN);
    }

    private double known(String name, ToLongFunction<SubscriptionStatus> value) {
        return watch.status(name)
                .map(status -> (double) value.applyAsLong(status))
                .orElse(Double.NaN);
    }
}
