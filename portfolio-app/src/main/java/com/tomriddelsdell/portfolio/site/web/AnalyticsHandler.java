package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.LiveResponse;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.platform.measure.Measured;
import com.tomriddelsdell.portfolio.platform.measure.Measurements;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.ListedProject;
import com.tomriddelsdell.portfolio.visit.view.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the site does, for its owner: day by day, and just now. */
final class AnalyticsHandler {

    private static final int DAYS = 30;
    private static final int MAX_DAYS = 366;
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Visits visits;
    private final AllProjects projects;
    private final Measurements measurements;
    private final LiveResponse live;
    private final Pages pages;
    private final Clock clock;

    AnalyticsHandler(
            Visits visits,
            AllProjects projects,
            Measurements measurements,
            LiveResponse live,
            Pages pages,
            Clock clock) {
        this.visits = visits;
        this.projects = projects;
        this.measurements = measurements;
        this.live = live;
        this.pages = pages;
        this.clock = clock;
    }

    Mono<ServerResponse> analytics(ServerRequest request) {
        return view(days(request)).flatMap(view -> pages.respond(HttpStatus.OK, "analytics", Map.of("view", view)));
    }

    Mono<ServerResponse> dashboard(ServerRequest request) {
        return Mono.zip(view(DAYS), projects.list().collectList())
                .flatMap(both -> pages.respond(
                        HttpStatus.OK,
                        "dashboard",
                        Map.of("view", both.getT1(), "projects", both.getT2().size(), "published", (int)
                                both.getT2().stream()
                                        .filter(ListedProject::published)
                                        .count())));
    }

    /** What was measured, every two seconds; the first at once. */
    Mono<ServerResponse> measurements(ServerRequest request) {
        return live.of(Flux.interval(Duration.ZERO, LOOK).onBackpressureDrop().map(look -> event(measurements.now())));
    }

    private static ServerSentEvent<Measured> event(Measured measured) {
        return ServerSentEvent.builder(measured).event("measured").build();
    }

    private Mono<AnalyticsView> view(int days) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = today.minusDays(days - 1L);
        return visits.report(first, today).map(report -> new AnalyticsView(first, today, report, measurements.now()));
    }

    private static int days(ServerRequest request) {
        return request.queryParam("days").map(AnalyticsHandler::days).orElse(DAYS);
    }

    private static int days(String written) {
        try {
            var days = Integer.parseInt(written);
            if (days >= 1 && days <= MAX_DAYS) {
                return days;
            }
        } catch (NumberFormatException noNumber) {
            // Answered like a number out of range.
        }
        throw ProblemException.invalidParameter("days", "must be a number from 1 to " + MAX_DAYS);
    }
}
