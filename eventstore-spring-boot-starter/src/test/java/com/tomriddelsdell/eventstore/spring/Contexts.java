package com.tomriddelsdell.eventstore.spring;

import com.tomriddelsdell.eventstore.spring.actuate.EndpointAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.actuate.HealthAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.meter.MetersAutoConfiguration;
import com.tomriddelsdell.eventstore.spring.subscribe.SubscriptionsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Application contexts as Boot makes them of what is on the class path. */
public final class Contexts {

    private Contexts() {}

    /** The store, its subscriptions, and Boot's own R2DBC. */
    public static ApplicationContextRunner plain() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EventStoreAutoConfiguration.class,
                        SubscriptionsAutoConfiguration.class,
                        MetersAutoConfiguration.class,
                        HealthAutoConfiguration.class,
                        EndpointAutoConfiguration.class,
                        R2dbcAutoConfiguration.class));
    }

    /** With Boot's metrics and observations. */
    public static ApplicationContextRunner measured() {
        return plain().withConfiguration(AutoConfigurations.of(
                MetricsAutoConfiguration.class,
                CompositeMeterRegistryAutoConfiguration.class,
                ObservationAutoConfiguration.class));
    }
}
