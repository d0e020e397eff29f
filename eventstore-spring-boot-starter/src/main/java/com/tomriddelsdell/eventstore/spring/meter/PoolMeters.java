package com.tomriddelsdell.eventstore.spring.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.pool.PoolMetrics;
import java.util.function.ToDoubleFunction;

/** How the pool of the store is used. */
final class PoolMeters implements MeterBinder {

    private final PoolMetrics pool;

    PoolMeters(PoolMetrics pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "acquired", "connections", "Connections in use", PoolMetrics::acquiredSize);
        bind(registry, "idle", "connections", "Connections open and free", PoolMetrics::idleSize);
        bind(registry, "max", "connections", "The most connections", PoolMetrics::getMaxAllocatedSize);
        bind(registry, "waiting", "borrowers", "Who waits for a connection", PoolMetrics::pendingAcquireSize);
    }

    private void bind(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<PoolMetrics> value) {
        Gauge.builder("eventstore.pool." + name, pool, value)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }
}
