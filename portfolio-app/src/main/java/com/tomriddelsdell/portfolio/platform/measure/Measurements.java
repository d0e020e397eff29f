package com.tomriddelsdell.portfolio.platform.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the meters. That costs no more than a look at some counters, whoever asks. */
@Component
public final class Measurements {

    private static final String REQUESTS = "http.server.requests";
    private static final int ROUTES = 12;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    Measurements(MeterRegistry meters) {
        this.meters = meters;
    }

    /** How things are now. */
    public Measured now() {
        var requests = meters.find(REQUESTS).timers();
        return new Measured(
                clock.millis(),
                count(meters.find("eventstore.append").timers()),
                count(requests.stream()
                        .filter(timer -> "SERVER_ERROR".equals(tag(timer, "outcome")))
                        .toList()),
                most("eventstore.subscription.lag"),
                most("eventstore.subscription.parked"),
                routes(requests));
    }

    private static List<Measured.Route> routes(Collection<Timer> requests) {
        return requests.stream().collect(Collectors.groupingBy(timer -> tag(timer, "uri"))).entrySet().stream()
                .map(Measurements::route)
                .sorted(Comparator.comparingLong(Measured.Route::requests).reversed())
                .limit(ROUTES)
                .toList();
    }

    private static Measured.Route route(Map.Entry<String, List<Timer>> route) {
        var answers = Answers.of(route.getValue());
        return new Measured.Route(
                route.getKey(), count(route.getValue()), answers.within(HALF), answers.within(NEARLY_ALL));
    }

    private static long count(Collection<Timer> timers) {
        return timers.stream().mapToLong(Timer::count).sum();
    }

    private long most(String name) {
        return (long) meters.find(name).gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static String tag(Meter meter, String name) {
        return Objects.requireNonNullElse(meter.getId().getTag(name), "");
    }
}
