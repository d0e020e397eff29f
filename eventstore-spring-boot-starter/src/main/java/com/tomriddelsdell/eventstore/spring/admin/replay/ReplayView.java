package com.tomriddelsdell.eventstore.spring.admin.replay;

import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayProgress;
import com.tomriddelsdell.eventstore.replay.ReplayState;
import com.tomriddelsdell.eventstore.replay.ReplayStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay, with what can be done about it now. */
record ReplayView(
        UUID id,
        String projection,
        int generation,
        int previous,
        String state,
        String scope,
        String subscription,
        long after,
        long head,
        long position,
        long total,
        long done,
        double rate,
        int eventsPerSecond,
        @Nullable Double remainingSeconds,
        String error,
        String requestedBy,
        Instant requestedAt,
        List<ReplayStep> steps,
        List<String> actions) {

    static ReplayView of(Replay replay) {
        var progress = ReplayProgress.of(replay);
        return new ReplayView(
                replay.id(),
                replay.projection(),
                replay.generation(),
                replay.previous(),
                replay.state().name(),
                replay.scope(),
                replay.subscription(),
                replay.after().value(),
                replay.head().value(),
                replay.position().value(),
                progress.total(),
                progress.done(),
                progress.rate(),
                replay.eventsPerSecond(),
                seconds(progress.remaining()),
                replay.error(),
                replay.requestedBy(),
                replay.requestedAt(),
                replay.steps(),
                actions(replay.state()));
    }

    private static List<String> actions(ReplayState state) {
        return switch (state) {
            case REQUESTED, RUNNING -> List.of("pause", "cancel", "throttle");
            case CAUGHT_UP -> List.of("switch", "pause", "cancel", "throttle");
            case PAUSED, FAILED -> List.of("resume", "cancel", "throttle");
            case SWITCHED -> List.of("rollback", "retire");
            case ROLLED_BACK -> List.of("switch", "retire");
            case REPAIRED, CANCELLED -> List.of();
        };
    }

    static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1_000.0;
    }

    /** How far it has come, as its live stream tells. */
    record Progress(
            UUID id,
            String state,
            long done,
            long total,
            double rate,
            @Nullable Double remainingSeconds) {

        static Progress of(ReplayProgress progress) {
            return new Progress(
                    progress.id(),
                    progress.state().name(),
                    progress.done(),
                    progress.total(),
                    progress.rate(),
                    seconds(progress.remaining()));
        }
    }
}
