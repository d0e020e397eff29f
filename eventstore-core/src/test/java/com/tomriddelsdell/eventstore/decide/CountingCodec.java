package com.tomriddelsdell.eventstore.decide;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Counter.Counted;

/** Counts what is decoded. */
final class CountingCodec implements EventCodec<Counted> {

    private final Counter counter;
    private int decoded;

    CountingCodec(Counter counter) {
        this.counter = counter;
    }

    int decoded() {
        return decoded;
    }

    void reset() {
        decoded = 0;
    }

    @Override
    public EventData encode(Counted event) {
        return counter.encode(event);
    }

    @Override
    public Counted decode(RecordedEvent event) {
        decoded++;
        return counter.decode(event);
    }
}
