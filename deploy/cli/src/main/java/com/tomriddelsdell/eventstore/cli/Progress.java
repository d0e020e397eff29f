package com.tomriddelsdell.eventstore.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a long command has come: a bar that is drawn over where there is a terminal, else a line every ten seconds.
 * Shown where errors are, so that results stay clean.
 */
final class Progress {

    private static final int WIDTH = 30;
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final String what;
    private final long began = System.nanoTime();
    private long shown = began;
    private boolean drawn;

    Progress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    /**
     * Tells how much is done.
     *
     * @param events counted from the start of this run
     * @param done of {@code total}, in whatever unit
     * @param total 0 when nobody knows
     */
    synchronized void update(long events, long done, long total) {
        var now = System.nanoTime();
        var pause = terminal.interactive() ? REDRAW : LINE;
        if (now - shown < pause.toNanos()) {
            return;
        }
        shown = now;
        var line = line(events, done, total, (now - began) / 1e9);
        if (terminal.interactive()) {
            terminal.err().print("\r" + line + "\u001b[K");
            terminal.err().flush();
            drawn = true;
        } else {
            terminal.note(line);
        }
    }

    /** Takes the bar away, for what is printed next. */
    synchronized void clear() {
        if (drawn) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
            drawn = false;
        }
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private String line(long events, long done, long total, double seconds) {
        var rate = events / Math.max(seconds, 1e-3);
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s: %,d events, %,.0f/s", what, events, rate);
        }
        var part = Math.min(1.0, (double) done / total);
        var left = part > 0 ? Duration.ofSeconds(Math.round(seconds * (1 - part) / part)) : null;
        return String.format(
                Locale.ROOT,
                "%s: %s%3.0f %%, %,d events, %,.0f/s, %s left",
                what,
                terminal.interactive() ? bar(part) : "",
                100 * part,
                events,
                rate,
                left == null ? "?" : written(left));
    }

    private static String bar(double part) {
        var full = (int) Math.round(part * WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] ";
    }

    static String written(Duration left) {
        return left.toHours() > 0
                ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
