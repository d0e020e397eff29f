package com.tomriddelsdell.benchmarks.store;

import com.tomriddelsdell.eventstore.decide.Decider;
import java.util.List;

/** The smallest domain there is: it adds. */
final class Counter implements Decider<Integer, Integer, Counted> {

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public List<Counted> decide(Integer command, Integer state) {
        return List.of(new Counted(command));
    }

    @Override
    public Integer evolve(Integer state, Counted event) {
        return state + event.by();
    }
}
