package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.Passes;
import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.Section;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A subscriber that follows a log from its start to its end and does nothing with what it is given.
 *
 * @param handling given a store, what is done with a section of its log; returns how many events it held
 */
record Replay(Label label, FilledLog log, Function<OpenStore, ToLongFunction<Section>> handling) implements Contender {

    /** Does not look into the events. */
    static ToLongFunction<Section> counting(OpenStore store) {
        return section -> section.events().size();
    }

    /** Decodes every event. */
    static ToLongFunction<Section> decoding(OpenStore store) {
        var codec = Orders.codec(store.store());
        return section -> section.events().stream()
                .mapToLong(event -> codec.decodeAll(event).size())
                .sum();
    }

    @Override
    public Running open(DurablePostgres server) {
        var store = OpenStore.at(server.options(), log.schema());
        var handled = handling.apply(store);
        return Running.of(time -> Passes.of(log.events(), time, () -> pass(store, handled)), store::close);
    }

    private long pass(OpenStore store, ToLongFunction<Section> handled) {
        return OpenStore.await(store.store()
                .sections(Position.START, EventFilter.everything())
                .map(handled::applyAsLong)
                .scan(Long::sum)
                .filter(seen -> seen >= log.events())
                .next());
    }
}
