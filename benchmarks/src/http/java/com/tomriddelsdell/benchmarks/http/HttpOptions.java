package com.tomriddelsdell.benchmarks.http;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What the load was asked to be, in system properties.
 *
 * @param app {@code http.app}: the packaged application
 * @param unpack {@code http.unpack}: what makes a directory of it from which it starts quickly
 * @param rate {@code http.rate}: requests per second, whether or not the earlier ones have been answered
 * @param followers {@code http.followers}: how many follow the projects all the time
 * @param seconds {@code http.seconds}: how long is measured
 * @param docs {@code http.docs}: where the page is written
 * @param reports {@code http.reports}: where everything else is written
 */
record HttpOptions(Path app, Path unpack, int rate, int followers, int seconds, Path docs, Path reports) {

    static HttpOptions from(Properties properties) {
        return new HttpOptions(
                Path.of(properties.getProperty("http.app", "portfolio-app/target/portfolio-app.jar")),
                Path.of(properties.getProperty("http.unpack", "deploy/bin/unpack-app")),
                Integer.parseInt(properties.getProperty(Traffic.RATE, "200")),
                Integer.parseInt(properties.getProperty(Traffic.FOLLOWERS, "1000")),
                Integer.parseInt(properties.getProperty(Traffic.SECONDS, "60")),
                Path.of(properties.getProperty("http.docs", "docs")),
                Path.of(properties.getProperty("http.reports", "benchmarks/target/http")));
    }

    /** How to ask for the same again. */
    String command() {
        return ("./mvnw -pl benchmarks -am verify -Phttp -DskipTests"
                        + " -Dhttp.rate=%d -Dhttp.followers=%d -Dhttp.seconds=%d")
                .formatted(rate, followers, seconds);
    }
}
