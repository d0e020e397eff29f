package com.tomriddelsdell.eventstore.spring.admin;

import com.tomriddelsdell.eventstore.spring.admin.audit.AuditTrail;
import com.tomriddelsdell.eventstore.spring.admin.http.LiveStreams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the admin API is used. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class AdminMetersConfiguration {

    @Bean
    MeterBinder eventStoreAdminMeters(LiveStreams live, AuditTrail audit) {
        return registry -> {
            Gauge.builder("eventstore.admin.live", live, LiveStreams::open)
                    .description("Live streams of the admin API that are open here")
                    .baseUnit("streams")
                    .register(registry);
            FunctionCounter.builder("eventstore.admin.actions", audit, AuditTrail::succeeded)
                    .description("What engineers did through the admin API of this process")
                    .tag("outcome", "succeeded")
                    .register(registry);
            FunctionCounter.builder("eventstore.admin.actions", audit, AuditTrail::failed)
                    .description("What engineers did through the admin API of this process")
                    .tag("outcome", "failed")
                    .register(registry);
        };
    }
}
