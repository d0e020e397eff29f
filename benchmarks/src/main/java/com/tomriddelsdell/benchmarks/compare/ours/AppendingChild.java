package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A running {@link AppendingProcess}, as its parent sees it. */
record AppendingChild(Process process, PrintWriter orders, BufferedReader answers) implements AutoCloseable {

    /** Returns when it is ready: a Java process that starts would take from the others what they need to start. */
    static AppendingChild start(int port, String schema, int callers) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            AppendingProcess.class.getName(),
                            Integer.toString(port),
                            schema,
                            Integer.toString(callers))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var child = new AppendingChild(
                    process,
                    new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true),
                    process.inputReader(StandardCharsets.UTF_8));
            child.awaitReady();
            return child;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void begin(Duration time) {
        orders.println(time.toMillis());
    }

    /** Waits until the round that was begun is over. */
    Tally tally() {
        return TallyLine.read(answer());
    }

    private void awaitReady() {
        var said = answer();
        if (!said.equals(AppendingProcess.READY)) {
            throw new IllegalStateException("a process that appends said: " + said);
        }
    }

    private String answer() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("a process that appends has ended");
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
