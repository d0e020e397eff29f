package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.peers.node.NodePackages;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The program {@code emmett.mjs}, which is given an order a line, and answers each with a line. */
record Emmett(Process process, PrintWriter orders, BufferedReader answers) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double MILLIS_PER_SECOND = 1_000;

    /** On {@code database}, whose tables it creates unless they are there. */
    static Emmett on(OwnDatabase database, String payload) {
        var directory = NodePackages.installed();
        try {
            var process = new ProcessBuilder(
                            "node",
                            "emmett.mjs",
                            "postgresql://postgres@localhost:%d/%s".formatted(database.port(), database.name()),
                            payload)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var emmett = new Emmett(
                    process,
                    new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true),
                    process.inputReader(StandardCharsets.UTF_8));
            emmett.answer(Map.of("work", "migrate"));
            return emmett;
        } catch (IOException absent) {
            throw new IllegalStateException("no node on the PATH: install Node.js 20 or newer", absent);
        }
    }

    /** The version is that of the committed lock. */
    static Label label(String work, int callers) {
        return new Label("Emmett, " + work, "Emmett 0.42 on Node.js", callers);
    }

    static long rows(OwnDatabase database) {
        return database.number("SELECT count(*) FROM emt_messages");
    }

    Answer append(Duration time, int callers) {
        return answer(Map.of("work", "append", "millis", time.toMillis(), "callers", callers));
    }

    Answer read(Duration time, int callers, int streams, int eventsPerStream) {
        return answer(Map.of(
                "work",
                "read",
                "millis",
                time.toMillis(),
                "callers",
                callers,
                "streams",
                streams,
                "eventsPerStream",
                eventsPerStream));
    }

    void fill(int streams, int eventsPerStream, int eventsAtOnce) {
        answer(Map.of(
                "work", "fill", "streams", streams, "eventsPerStream", eventsPerStream, "eventsAtOnce", eventsAtOnce));
    }

    long replay() {
        return answer(Map.of("work", "replay")).seen();
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }

    private Answer answer(Map<String, Object> order) {
        orders.println(JSON.writeValueAsString(order));
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the process of Node.js has ended");
            }
            var answer = JSON.readValue(line, Answer.class);
            if (!answer.failure().isEmpty()) {
                throw new IllegalStateException(answer.failure());
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it says; what does not belong to an order is nought. */
    record Answer(String failure, long calls, double millis, double p50, double p99, long seen) {

        Round round() {
            return new Round(calls * MILLIS_PER_SECOND / millis, new Round.Latency(p50, p99));
        }
    }
}
