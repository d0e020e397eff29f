package com.tomriddelsdell.benchmarks.gate;

import com.tomriddelsdell.benchmarks.contact.ContactBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the gate was asked to do, in system properties.
 *
 * @param http {@code gate.http}: whether the application has to be measured too; true unless it says {@code false}
 * @param longForm {@code gate.long}: whether to measure for minutes instead of seconds per case
 * @param app {@code gate.app}: the application's jar
 * @param reports {@code gate.reports}: the directory to write to
 */
record GateOptions(boolean http, boolean longForm, Path app, Path reports) {

    static GateOptions from(Properties properties) {
        return new GateOptions(
                !properties.getProperty("gate.http", "true").equals("false"),
                Boolean.parseBoolean(properties.getProperty("gate.long", "false")),
                Path.of(properties.getProperty(ContactBenchmark.JAR, "portfolio-app/target/portfolio-app.jar"))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(properties.getProperty("gate.reports", "benchmarks/target/gate")));
    }

    /** Whether a verdict on {@code work} is needed for the gate to open. */
    boolean requires(Work work) {
        return (http || !work.needsTheApplication()) && (longForm || work.isAlwaysMeasured());
    }

    boolean canMeasure(Work work) {
        return requires(work) && (!work.needsTheApplication() || Files.isRegularFile(app));
    }
}
