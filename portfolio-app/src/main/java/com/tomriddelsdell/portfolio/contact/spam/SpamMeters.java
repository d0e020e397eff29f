package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** What is counted of contact requests as they come. */
final class SpamMeters {

    private final MeterRegistry registry;

    SpamMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void recorded(List<SpamReason> reasons) {
        registry.counter("portfolio.contact.requests", "spam", Boolean.toString(!reasons.isEmpty()))
                .increment();
        for (var reason : reasons) {
            registry.counter("portfolio.contact.spam", "reason", written(reason))
                    .increment();
        }
    }

    void tooMany() {
        registry.counter("portfolio.contact.refused", "reason", "too-many").increment();
    }

    private static String written(SpamReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
