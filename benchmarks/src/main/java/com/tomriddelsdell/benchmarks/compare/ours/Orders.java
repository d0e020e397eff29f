package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.ours.OrderEvent.Line;
import com.tomriddelsdell.benchmarks.compare.ours.OrderEvent.LineAdded;
import com.tomriddelsdell.benchmarks.compare.ours.OrderEvent.OrderPlaced;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import java.util.List;
import java.util.stream.Stream;

/** A domain to append, read, decode and decide with. */
final class Orders implements Decider<Line, Integer, OrderEvent> {

    static final String CATEGORY = "order";
    static final Line LINE = new Line("A-100", 2, 4500);

    private static final OrderPlaced PLACED = new OrderPlaced(
            "0199f3a2-77aa-7c31-9a44-1f2e3d4c5b6a",
            "c-48213",
            "GBP",
            12_995,
            List.of(LINE, new Line("B-205", 1, 3995)));
    private static final Payload JSON =
            JsonEventCodec.of(OrderEvent.class).encode(PLACED).payload();

    static String payload() {
        return JSON.utf8();
    }

    static StreamId newStream() {
        return StreamId.of(CATEGORY, EventIds.next().toString());
    }

    /** Events that are encoded already. */
    static List<EventData> placed(int events) {
        return Stream.generate(() -> EventData.of("OrderPlaced", JSON))
                .limit(events)
                .toList();
    }

    /** Avro, with its schemas in the log of {@code store}. */
    static EventCodec<OrderEvent> codec(R2dbcEventStore store) {
        return OpenStore.await(AvroEventCodec.of(OrderEvent.class).open(store.schemas()));
    }

    /** Events that {@code codec} encodes. */
    static List<EventData> placed(int events, EventCodec<OrderEvent> codec) {
        return Stream.generate(() -> codec.encode(PLACED)).limit(events).toList();
    }

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public List<OrderEvent> decide(Line command, Integer lines) {
        return List.of(lines == 0 ? PLACED : new LineAdded(command));
    }

    @Override
    public Integer evolve(Integer lines, OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> placed.lines().size();
            case LineAdded added -> lines + 1;
        };
    }
}
