package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured while images are taken in. */
final class IntakeMeters {

    private final MeterRegistry registry;
    private final Timer encoding;

    IntakeMeters(MeterRegistry registry, Slots slots) {
        this.registry = registry;
        encoding = Timer.builder("portfolio.image.encoding")
                .description("How long images took to be checked, decoded, scaled and encoded")
                .register(registry);
        Gauge.builder("portfolio.image.active", slots, Slots::taken)
                .description("Uploads that are being received, wait for their turn, or are encoded")
                .register(registry);
    }

    Timer encoding() {
        return encoding;
    }

    void refused(Refusal reason) {
        registry.counter("portfolio.image.refused", "reason", reason.written()).increment();
    }
}
