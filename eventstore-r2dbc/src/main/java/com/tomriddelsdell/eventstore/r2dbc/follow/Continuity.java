package com.tomriddelsdell.eventstore.r2dbc.follow;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.read.Head;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Knows what the followers of this process have been given last, and asks whether it is still there when the log turns up
 * on another branch of history: after a failover, or a restore behind their backs.
 */
final class Continuity {

    private static final String NO_BRANCH = "";

    private final Reader reader;
    private volatile String branch = NO_BRANCH;
    private volatile Checkpoint given = Checkpoint.START;

    Continuity(Reader reader) {
        this.reader = reader;
    }

    /** Completes when {@code head} is one of the history that was followed so far, or fails. */
    Mono<Void> confirm(Head head) {
        return head.branch().equals(branch)
                ? Mono.empty()
                : reader.verify(given)
                        .doOnNext(confirmed -> {
                            given = confirmed;
                            branch = head.branch();
                        })
                        .doOnError(HistoryDivergedException.class, diverged -> forget())
                        .then();
    }

    /** Notes that {@code events} are given to followers. */
    void give(List<RecordedEvent> events) {
        if (!events.isEmpty()) {
            given = given.movedTo(events.getLast());
        }
    }

    /** Notes that followers are given everything up to {@code position}, by pages. */
    Mono<Void> skipTo(Position position) {
        return reader.read(LogRead.all().to(position).backward().limit(1))
                .doOnNext(last -> given = given.movedTo(last))
                .then();
    }

    /** The followers that were given something are gone: whoever follows next begins anew. */
    private void forget() {
        branch = NO_BRANCH;
        given = Checkpoint.START;
    }
}
