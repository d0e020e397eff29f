package com.tomriddelsdell.benchmarks.contact;

import com.tomriddelsdell.benchmarks.app.PackagedApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A contact request posted to the packaged application; every thread waits for its acknowledgement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ContactBenchmark {

    /** The system property that says where the application's jar is. */
    public static final String JAR = "gate.app";

    private final PackagedApp app =
            PackagedApp.start(Path.of(System.getProperty(JAR, "portfolio-app/target/portfolio-app.jar")));
    private final ContactApi contacts = ContactApi.at(app.base(), PackagedApp.PASSWORD);
    private final AtomicLong posted = new AtomicLong();

    @Benchmark
    public UUID post() throws IOException, InterruptedException {
        return contacts.post(posted.incrementAndGet());
    }

    @TearDown
    public void close() {
        try (app) {
            contacts.close();
        }
    }
}
