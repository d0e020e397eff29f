package com.tomriddelsdell.benchmarks.compare.contest;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A log that several contenders read, each in its way.
 *
 * @param schema where its table is
 * @param events how many there are, in streams of {@value #EVENTS_PER_STREAM} that were written alternately
 */
public record FilledLog(String schema, int events) {

    public static final int EVENTS_PER_STREAM = 100;

    public FilledLog {
        if (events < EVENTS_PER_STREAM || events % EVENTS_PER_STREAM != 0) {
            throw new IllegalArgumentException(
                    "a log is filled with a multiple of %d events, not %d".formatted(EVENTS_PER_STREAM, events));
        }
    }

    public int streams() {
        return events / EVENTS_PER_STREAM;
    }

    /** The name of a stream by its number, from 0. */
    public String stream(int number) {
        return "order-number" + number;
    }

    public String anyStream() {
        return stream(ThreadLocalRandom.current().nextInt(streams()));
    }
}
