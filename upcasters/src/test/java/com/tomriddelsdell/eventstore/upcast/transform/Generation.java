package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;

/** Two generations of a domain, between which events are changed, split, merged and dropped. */
final class Generation {

    private static final SchemaHistory HISTORY = SchemaHistory.empty()
            .with("Opened", texts("Opened", One.Opened.class, Two.Opened.class))
            .with("PaidAndSent", texts("PaidAndSent", One.PaidAndSent.class))
            .with("Paid", texts("Paid", Two.Paid.class))
            .with("Sent", texts("Sent", Two.Sent.class))
            .with("Rated", texts("Rated", One.Rated.class))
            .with("Explained", texts("Explained", One.Explained.class))
            .with("Reviewed", texts("Reviewed", Two.Reviewed.class))
            .with("Viewed", texts("Viewed", One.Viewed.class));

    private Generation() {}

    sealed interface One {

        record Opened(String name) implements One {}

        record PaidAndSent(long cents, String parcel) implements One {}

        record Rated(int stars) implements One {}

        record Explained(String words) implements One {}

        record Viewed(int times) implements One {}
    }

    sealed interface Two {

        record Opened(String first, String last) implements Two {}

        record Paid(long cents) implements Two {}

        record Sent(String parcel) implements Two {}

        record Reviewed(int stars, String words) implements Two {}
    }

    static AvroCodecBuilder<One> one() {
        return AvroEventCodec.of(One.class);
    }

    static AvroCodecBuilder<Two> two(EventStore store) {
        return AvroEventCodec.of(Two.class)
                .history(HISTORY)
                .lookingBackIn(store)
                .upcasting(
                        Upcaster.change(Shape.of("Opened", 1), Shape.of("Opened", 2), (old, next, event) -> {
                            var names = ((String) old.get("name")).split(" ", 2);
                            next.put("first", names[0]);
                            next.put("last", names[1]);
                        }),
                        Upcaster.split(
                                Shape.of("PaidAndSent", 1),
                                List.of(Shape.of("Paid", 1), Shape.of("Sent", 1)),
                                (old, output, event) -> {
                                    output.next(Shape.of("Paid", 1));
                                    output.next(Shape.of("Sent", 1));
                                }),
                        Upcaster.merge(
                                Shape.of("Explained", 1),
                                Context.before(5, Shape.of("Rated", 1)),
                                Shape.of("Reviewed", 1),
                                (last, before, next, event) -> next.put(
                                        "stars", before.getFirst().data().get("stars"))),
                        Upcaster.drop(Shape.of("Rated", 1)),
                        Upcaster.drop(Shape.of("Viewed", 1)));
    }

    private static List<String> texts(String type, Class<?>... records) {
        return List.of(records).stream()
                .map(record -> AvroText.of(RecordForm.of(record, type).schema()))
                .toList();
    }
}
