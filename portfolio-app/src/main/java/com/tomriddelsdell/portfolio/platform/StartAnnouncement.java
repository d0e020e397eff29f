package com.tomriddelsdell.portfolio.platform;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One line for whoever started the application: where to find it. */
@Component
class StartAnnouncement {

    private final Environment environment;

    StartAnnouncement(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        System.out.printf("Portfolio is ready at http://localhost:%s/%n", environment.getProperty("local.server.port"));
    }
}
