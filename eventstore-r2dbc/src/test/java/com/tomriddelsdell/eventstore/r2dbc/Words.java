package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import java.util.List;

/** Notes each command as an event. */
final class Words implements Decider<String, Integer, String>, EventCodec<String> {

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public List<String> decide(String command, Integer count) {
        return List.of(command);
    }

    @Override
    public Integer evolve(Integer count, String event) {
        return count + 1;
    }

    @Override
    public EventData encode(String event) {
        return EventData.of("Noted", Payload.utf8(event));
    }

    @Override
    public String decode(RecordedEvent event) {
        return event.payload().utf8();
    }
}
