package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The same log appended to by several Java processes at once. */
record Processes(Label label, int processes) implements Contender {

    /** Each process warms up by itself, and only so much of the machine is its own. */
    @Override
    public double warmUp() {
        return processes;
    }

    @Override
    public Running open(DurablePostgres server) {
        var schema = OpenStore.newSchema();
        var counting = OpenStore.at(server.options(), schema);
        var children = Stream.generate(() -> AppendingChild.start(server.port(), schema, label.callers() / processes))
                .limit(processes)
                .toList();
        return Running.of(time -> play(counting, children, time), () -> {
            children.forEach(AppendingChild::close);
            counting.close();
        });
    }

    private static Round play(OpenStore counting, List<AppendingChild> children, Duration time) {
        var start = counting.end();
        children.forEach(child -> child.begin(time));
        var tallies = children.stream().map(AppendingChild::tally).toList();
        var waited = Tally.histogram();
        tallies.forEach(tally -> waited.add(tally.waited()));
        var longest = tallies.stream().mapToLong(Tally::nanos).max().orElseThrow();
        var all = new Tally(waited, longest);
        counting.requireSince(start, all.calls());
        return all.round();
    }
}
