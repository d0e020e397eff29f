package com.tomriddelsdell.benchmarks.peers.axon;

import com.tomriddelsdell.benchmarks.compare.caller.Missing;
import com.tomriddelsdell.benchmarks.compare.caller.ThreadCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.benchmarks.postgres.OwnDatabase;
import java.time.Duration;
import org.axonframework.common.IdentifierFactory;

/** One event to a new aggregate each time, in a unit of work of its own. */
record AxonAppends(String payload, int callers) implements Contender {

    @Override
    public Label label() {
        return AxonStore.label("append 1 event", callers);
    }

    @Override
    public Running open(DurablePostgres server) {
        var database = server.create("axon_appends_" + callers);
        var store = AxonStore.on(database);
        return Running.of(time -> play(database, store, time), store::close);
    }

    private Round play(OwnDatabase database, AxonStore store, Duration time) {
        var event = AxonStore.event(payload);
        var identifiers = IdentifierFactory.getInstance();
        var before = AxonStore.rows(database);
        var tally = ThreadCallers.call(
                callers, time, caller -> store.append(identifiers.generateIdentifier(), 0, 1, event));
        Missing.check(tally.calls(), AxonStore.rows(database) - before);
        return tally.round();
    }
}
