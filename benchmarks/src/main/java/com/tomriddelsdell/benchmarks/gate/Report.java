package com.tomriddelsdell.benchmarks.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** A judgement, as programs read it, and the machine before and after. */
record Report(
        Instant at, Machine before, Machine after, boolean longForm, long passed, long failed, Judgement judgement) {

    static Report of(Judgement judgement, boolean longForm, Machine before) {
        return new Report(
                Instant.now(), before, Machine.now(), longForm, judgement.passed(), judgement.failed(), judgement);
    }

    void write(Path file) {
        try {
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What else the figures depend on.
     *
     * @param load how many threads wanted to run in the last minute; afterwards the measurement's own are among them
     */
    record Machine(int processors, double load, String java) {

        static Machine now() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Machine(
                    system.getAvailableProcessors(), system.getSystemLoadAverage(), System.getProperty("java.version"));
        }

        @Override
        public String toString() {
            return "%d processors, load %.1f, Java %s".formatted(processors, load, java);
        }
    }
}
