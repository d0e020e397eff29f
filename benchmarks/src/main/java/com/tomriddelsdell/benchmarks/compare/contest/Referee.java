package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
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
            warmUp(turns);
            for (var number = 0; number < pace.rounds(); number++) {
                round(number % 2 == 0 ? turns : turns.reversed());
            }
        } finally {
            turns.forEach(Turns::close);
        }
        return new Played(
                match.title(), match.unit(), turns.stream().map(Turns::standing).toList());
    }

    private void warmUp(List<Turns> turns) {
        for (var turn : turns) {
            server.settle();
            turn.warmUp(pace.warmup()).ifPresent(announcement);
        }
    }

    private void round(List<Turns> turns) {
        for (var turn : turns) {
            server.settle();
            turn.take(pace.round()).ifPresent(announcement);
        }
    }

    /** What went wrong; empty if nothing did. */
    static String attempt(Runnable act) {
        try {
            act.run();
            return "";
        } catch (RuntimeException | LinkageError failure) {
            return failure.toString();
        }
    }
}
