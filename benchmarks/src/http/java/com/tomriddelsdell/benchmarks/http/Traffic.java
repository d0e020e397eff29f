package com.tomriddelsdell.benchmarks.http;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.forAll;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * Visitors, an owner and followers. Each request is a visitor of its own who comes at the moment that the rate says: when
 * the application stands still they pile up, and what they wait is in the figures (no coordinated omission).
 */
public final class Traffic extends Simulation {

    static final String RATE = "http.rate";
    static final String FOLLOWERS = "http.followers";
    static final String SECONDS = "http.seconds";
    static final String BASE = "http.base";

    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final Duration measured = Duration.ofSeconds(Integer.getInteger(SECONDS, 60));
    private final HttpProtocolBuilder protocol =
            http.baseUrl(System.getProperty(BASE)).shareConnections();

    /** How many requests come each second, of all visits together. */
    private final double rate = Integer.getInteger(RATE, 200);

    public Traffic() {
        var populations = new ArrayList<PopulationBuilder>();
        for (var visit : Visit.values()) {
            populations.add(scenario("warm-up, " + visit.title())
                    .exec(visit.request("warm-up, " + visit.title()))
                    .injectOpen(constantUsersPerSec(rate * visit.share()).during(WARM_UP)));
            populations.add(scenario(visit.title())
                    .exec(visit.request(visit.title()))
                    .injectOpen(
                            nothingFor(WARM_UP),
                            constantUsersPerSec(rate * visit.share()).during(measured)));
        }
        populations.add(scenario("follower")
                .exec(follow())
                .injectOpen(rampUsers(Integer.getInteger(FOLLOWERS, 1_000)).during(WARM_UP)));
        setUp(populations.toArray(PopulationBuilder[]::new))
                .protocols(protocol)
                .assertions(Stream.concat(
                                Stream.of(forAll().failedRequests().count().is(0L)),
                                Stream.of(Visit.values()).flatMap(Traffic::assertions))
                        .toList());
    }

    private ChainBuilder follow() {
        return exec(sse("follow").get("/api/projects"))
                .pause(WARM_UP.plus(measured))
                .exec(sse("leave").close());
    }

    /** The limits, and what is always true but is said with the figure. */
    private static Stream<Assertion> assertions(Visit visit) {
        var all = details(visit.title());
        return Stream.of(
                all.responseTime().percentile(99).lt(visit.limitMillis()),
                all.allRequests().count().gte(1L),
                all.failedRequests().count().is(0L),
                all.responseTime().percentile(50).gte(0),
                all.responseTime().percentile(95).gte(0),
                all.responseTime().max().gte(0));
    }
}
