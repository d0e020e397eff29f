package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Lets the contenders of a match take turns on one server, in the reverse order every other round. */
public final class Referee {

    private final DurablePostgres server;
    private final Pace pace;
    private final Consumer<String> announcement;

    public Referee(DurablePostgres server, Pace pace, Consumer<String> announcement) {
        this.server = server;
        this.pace = pace;
        this.announcement = announcement;
    }

    public Played play(Match match) {
        announcement.accept(match.title());
        var prepared = attempt(() -> match.preparation().accept(server));
        var turns = match.contenders().stream().map(Turns::new).toList();
        if (!prepared.isEmpty()) {
            turns.forEach(turn -> turn.leaveOut(prepared));
        }
        try {
            turns.forEach(turn -> turn.open(server));
            round(turns, pace.warmup(), false);
            for (var number = 0; number < pace.rounds(); number++) {
                round(number % 2 == 0 ? turns : turns.reversed(), pace.round(), true);
            }
        } finally {
            turns.forEach(Turns::close);
        }
        return new Played(
                match.title(), match.unit(), turns.stream().map(Turns::standing).toList());
    }

    private void round(List<Turns> turns, Duration time, boolean counts) {
        for (var turn : turns) {
            server.settle();
            turn.take(time, counts).ifPresent(announcement);
        }
    }

    /** What went wrong; empty if nothing did. */
    static String attempt(Runnable act) {
        try {
            act.run();
            return "";
        } catch (RuntimeException failure) {
            return failure.toString();
        }
    }
}
