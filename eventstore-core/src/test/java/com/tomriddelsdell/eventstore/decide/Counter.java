package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.util.Collections;
import java.util.List;

/** A domain in a few lines: counts up to ten. A command says by how many, an event that it was one. */
final class Counter implements Decider<Integer, Integer, Counter.Counted>, EventCodec<Counter.Counted> {

    record Counted() {}

    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public List<Counted> decide(Integer steps, Integer count) {
        if (count + steps > 10) {
            throw new TooMuch();
        }
        return Collections.nCopies(steps, new Counted());
    }

    @Override
    public Integer evolve(Integer count, Counted event) {
        return count + 1;
    }

    @Override
    public EventData encode(Counted event) {
        return EventData.of("Counted", Payload.utf8(""));
    }

    @Override
    public Counted decode(RecordedEvent event) {
        return new Counted();
    }
}
