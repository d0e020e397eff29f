package com.tomriddelsdell.portfolio.visit.web;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.platform.ShutdownSignal;
import com.tomriddelsdell.portfolio.platform.StartTask;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

    private static final int SALT_BYTES = 32;

    @Bean
    Tally tally() {
        return new Tally(Clock.systemUTC(), VisitConfiguration::salt);
    }

    @Bean
    VisitFilter visitFilter(Tally tally) {
        return new VisitFilter(tally);
    }

    @Bean
    VisitLog visitLog(EventStore store, EventCodec<VisitEvent> codec, Tally tally) {
        return new VisitLog(store, codec, tally);
    }

    @Bean
    StartTask visitsKept(VisitLog log, ShutdownSignal shutdown) {
        return new StartTask("visits counted until the end", log.keep(shutdown.signal()));
    }

    /** Not from the entropy pool, which may block: the salt only has to be unknown, and lives for a day. */
    private static byte[] salt() {
        var salt = new byte[SALT_BYTES];
        ThreadLocalRandom.current().nextBytes(salt);
        return salt;
    }
}
