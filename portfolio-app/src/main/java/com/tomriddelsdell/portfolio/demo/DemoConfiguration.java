package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.platform.StartTask;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

@Configuration(value = "demoHistoryConfiguration", proxyBeanMethods = false)
@ConditionalOnBooleanProperty("portfolio.demo.contacts")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);
    private static final String MAIL = "spring.mail.host";

    @Bean
    DemoHistory demoHistory(R2dbcEventStore store, EventCodec<ContactEvent> contacts, EventCodec<VisitEvent> visits) {
        return new DemoHistory(store, store.imports(), contacts, visits, Letters.read(), Clock.systemUTC());
    }

    @Bean
    StartTask demoContacts(DemoHistory history, Environment environment) {
        return new StartTask("events of the past for a first look imported", task(history, environment));
    }

    /** Whoever exists for a look only is not written to, nor about. */
    private static Mono<Integer> task(DemoHistory history, Environment environment) {
        if (environment.containsProperty(MAIL)) {
            LOG.warn("No contacts for a first look are created, for {} is set: their requests would be mailed", MAIL);
            return Mono.just(0);
        }
        return history.create();
    }
}
