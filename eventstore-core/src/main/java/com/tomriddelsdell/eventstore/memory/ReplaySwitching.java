package com.tomriddelsdell.eventstore.memory;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.replay.Generation;
import com.tomriddelsdell.eventstore.replay.GenerationBehindException;
import com.tomriddelsdell.eventstore.replay.GenerationState;
import com.tomriddelsdell.eventstore.replay.Replay;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException;
import com.tomriddelsdell.eventstore.replay.ReplayRefusedException.Reason;
import com.tomriddelsdell.eventstore.replay.ReplayStore.Step;
import com.tomriddelsdell.eventstore.subscribe.Progress;
import org.jspecify.annotations.Nullable;

/** Switches readers to other generations in memory, and gives generations up. In a turn. */
final class ReplaySwitching {

    private final InMemorySubscriptionStore subscriptions;
    private final ReplayLedger ledger;

    ReplaySwitching(InMemorySubscriptionStore subscriptions, ReplayLedger ledger) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
    }

    Replay publish(Replay replay, Step step, @Nullable Integer live, int number) {
        var projection = replay.projection();
        var next =
                ledger.generation(projection, number).orElseThrow(() -> ReplayLedger.noGeneration(projection, number));
        var current = ledger.requireLive(projection);
        if (current.number() == number || (live != null && current.number() != live)) {
            throw new ReplayRefusedException(
                    Reason.NO_SUCH_GENERATION,
                    "Readers of %s see generation %d now: another replay has been switched to"
                            .formatted(projection, current.number()));
        }
        var state = subscriptions.state(next.subscription());
        if (state.parked() > 0) {
            throw new ReplayRefusedException(
                    Reason.EVENTS_PARKED,
                    "%d events of %s are parked, and readers would miss them: retry or discard them first"
                            .formatted(state.parked(), next.subscription()));
        }
        var needed = subscriptions.state(current.subscription()).progress().stream()
                .map(Progress::position)
                .max(Position::compareTo)
                .orElse(Position.START);
        var reached = ReplayLedger.least(state.progress().stream().map(Progress::position));
        if (reached.compareTo(needed) < 0) {
            throw new GenerationBehindException(next.subscription(), reached, needed);
        }
        ledger.become(current, GenerationState.STANDBY);
        ledger.become(next, GenerationState.LIVE);
        return ledger.take(replay, step, number == replay.generation() ? current.number() : number);
    }

    Replay retire(Replay replay, Step step, Generation generation) {
        if (generation.state() == GenerationState.LIVE) {
            throw new ReplayRefusedException(
                    Reason.NO_SUCH_GENERATION,
                    "Generation %d of %s is the one that readers see"
                            .formatted(generation.number(), replay.projection()));
        }
        ledger.forget(generation);
        subscriptions.remove(generation.subscription());
        return ledger.take(replay, step);
    }
}
