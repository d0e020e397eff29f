package com.tomriddelsdell.portfolio.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How long one letter takes. */
record Timing(MeterRegistry meters, String kind, Timer.Sample sample) {

    static Timing begin(MeterRegistry meters, String kind) {
        return new Timing(meters, kind, Timer.start(meters));
    }

    void end(String outcome) {
        sample.stop(Timer.builder(SmtpMailer.METER)
                .description("Mails that were handed to the mail server, or not")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(meters));
    }
}
