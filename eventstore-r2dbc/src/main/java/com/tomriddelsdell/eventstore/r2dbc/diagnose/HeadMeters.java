package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * How far readers of the log are held back, as gauges. Needs {@code micrometer-core}.
 *
 * <ul>
 *   <li>{@code eventstore.head.held.back}: how many positions lie beyond what readers may see
 *   <li>{@code eventstore.head.holder.age}: for how many seconds the oldest transaction has held them back
 * </ul>
 *
 * <p>Reading them costs nothing: they show what the process knows, which is a second old at most while somebody follows the
 * log in it, and are {@code NaN} while nobody does.
 */
public final class HeadMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final HeadWatch watch;

    public HeadMeters(HeadWatch watch) {
        this.watch = requireNonNull(watch, "watch");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        requireNonNull(registry, "registry");
        Gauge.builder("eventstore.head.held.back", watch, known(HeadState::positionsHeldBack))
                .description("Positions beyond what readers of the log may see")
                .baseUnit("positions")
                .register(registry);
        Gauge.builder("eventstore.head.holder.age", watch, known(HeadMeters::oldestAge))
                .description("Age of the oldest transaction that holds readers of the log back")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double oldestAge(HeadState state) {
        var now = Instant.now();
        return state.oldest(now)
                .map(oldest -> state.ageOf(oldest, now).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    private static ToDoubleFunction<HeadWatch> known(ToDoubleFunction<HeadState> value) {
        return watch -> {
            var state = watch.state();
            return state.at().plus(FRESH).isBefore(Instant.now()) ? Double.NaN : value.applyAsDouble(state);
        };
    }
}
