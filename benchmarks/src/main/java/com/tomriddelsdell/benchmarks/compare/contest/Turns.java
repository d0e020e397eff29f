package com.tomriddelsdell.benchmarks.compare.contest;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            failure = Referee.attempt(() -> running = contender.open(server));
        }
    }

    /** Returns what to say about it. */
    Optional<String> take(Duration time, boolean counts) {
        var ready = running;
        if (!failure.isEmpty() || ready == null) {
            return Optional.empty();
        }
        failure = Referee.attempt(() -> {
            var round = ready.round(time);
            if (counts) {
                rounds.add(round);
            }
        });
        return failure.isEmpty() ? said(counts) : Optional.of("  %s: %s".formatted(contender.label(), failure));
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

    private Optional<String> said(boolean counts) {
        return counts
                ? Optional.of("  %s: %.0f/s"
                        .formatted(contender.label(), rounds.getLast().rate()))
                : Optional.empty();
    }
}
