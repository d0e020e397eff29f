package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.ReactiveCallers;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import java.time.Duration;

/** Appends while many follow, live, in the same process. The rate is that of the appends; each must reach everybody. */
record Followers(Label label, int followers) implements Contender {

    @Override
    public Running open(DurablePostgres server) {
        var store = OpenStore.at(server.options(), OpenStore.newSchema());
        return Running.of(time -> play(store, time), store::close);
    }

    private Round play(OpenStore store, Duration time) {
        try (var audience = Audience.of(store, followers)) {
            OpenStore.await(store.store().append(Orders.newStream(), ExpectedVersion.noStream(), Orders.placed(1)));
            audience.awaitEach(1);
            var tally = ReactiveCallers.call(
                    label.callers(),
                    time,
                    caller -> store.store().append(Orders.newStream(), ExpectedVersion.noStream(), Orders.placed(1)));
            audience.awaitEach(tally.calls() + 1);
            return tally.round();
        }
    }
}
