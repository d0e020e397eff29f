package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.Section;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * A subscriber that follows a log from its start to its end and does nothing with what it is given.
 *
 * @param handled given a section, how many events it held
 */
record Replay(Label label, FilledLog log, ToLongFunction<Section> handled) implements Contender {

    /** Does not look into the events. */
    static long counted(Section section) {
        return section.events().size();
    }

    /** Decodes every event. */
    static long decoded(Section section) {
        return section.events().stream()
                .mapToLong(event -> Orders.CODEC.decodeAll(event).size())
                .sum();
    }

    @Override
    public Running open(DurablePostgres server) {
        var store = OpenStore.at(server.options(), log.schema());
        return new Running() {
            @Override
            public Round round(Duration time) {
                return Passes.of(log.events(), time, () -> pass(store));
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    private long pass(OpenStore store) {
        return OpenStore.await(store.store()
                .sections(Position.START, EventFilter.everything())
                .map(handled::applyAsLong)
                .scan(Long::sum)
                .filter(seen -> seen >= log.events())
                .next());
    }
}
