package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The turns of one contender. Whoever fails once is out. */
final class Turns {

    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();
    private String failure = "";
    private Contender.@Nullable Running running;

    Turns(Contender contender) {
        this.contender = contender;
    }

    void leaveOut(String reason) {
        failure = reason;
    }

    void open(DurablePostgres server) {
        if (failure.isEmpty()) {
            failure = Referee.attempt(() -> ready(contender.open(server)));
        }
    }

    void ready(Contender.Running opened) {
        running = opened;
    }

    /** Works for as long as it needs, and returns what to say if it failed. */
    Optional<String> warmUp(Duration usual) {
        return play(Duration.ofMillis(Math.round(usual.toMillis() * contender.warmUp())), round -> {});
    }

    /** Returns what to say about it. */
    Optional<String> take(Duration time) {
        var before = rounds.size();
        var problem = play(time, rounds::add);
        return rounds.size() == before
                ? problem
                : Optional.of("  %s: %.0f/s"
                        .formatted(contender.label(), rounds.getLast().rate()));
    }

    Standing standing() {
        return failure.isEmpty()
                ? new Standing.Measured(contender.label(), rounds)
                : new Standing.LeftOut(contender.label(), failure);
    }

    void close() {
        var ready = running;
        if (ready != null) {
            var problem = Referee.attempt(ready::close);
            failure = failure.isEmpty() ? problem : failure;
        }
    }

    private Optional<String> play(Duration time, Consumer<Round> played) {
        var ready = running;
        if (!failure.isEmpty() || ready == null) {
            return Optional.empty();
        }
        failure = Referee.attempt(() -> played.accept(ready.round(time)));
        return failure.isEmpty() ? Optional.empty() : Optional.of("  %s: %s".formatted(contender.label(), failure));
    }
}
