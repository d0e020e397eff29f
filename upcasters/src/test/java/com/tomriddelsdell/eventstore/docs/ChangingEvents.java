package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.rename.RenamedCategories;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.NewerEvents;
import com.tomriddelsdell.eventstore.upcast.avro.OlderEvents;
import com.tomriddelsdell.eventstore.upcast.chain.Context;
import com.tomriddelsdell.eventstore.upcast.chain.Downcaster;
import com.tomriddelsdell.eventstore.upcast.chain.DowncasterChain;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.compatibility.Compatibility;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.record.Alias;
import com.tomriddelsdell.eventstore.upcast.record.Default;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import com.tomriddelsdell.eventstore.upcast.transform.Transform;
import com.tomriddelsdell.eventstore.upcast.transform.VerifiedCopy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The examples of the page on changing events. */
final class ChangingEvents {

    private ChangingEvents() {}

    /** What the events were. */
    sealed interface Before {

        record CartFilled(String article) implements Before {}

        record CartPaid(long cents) implements Before {}

        record OrderPlaced(String customer, int cents, String fax) implements Before {}

        record CustomerMoved(String address) implements Before {}

        record OrderCanceled(String reason) implements Before {}

        record PaidAndShipped(long cents, String parcel) implements Before {}

        record PageViewed() implements Before {}
    }

    // region rules
    @Default("UNKNOWN")
    enum Channel {
        UNKNOWN,
        SHOP,
        PHONE
    }

    record OrderPlaced(
            @Alias("customer") String buyer, // renamed
            long cents, // was an int; fax was removed
            @Nullable String note, // added: null in old events
            @Default("\"EUR\"") String currency, // added: EUR in old events
            @Default("\"SHOP\"") Channel channel)
            implements After {}
    // endregion

    sealed interface After {}

    record CustomerMoved(String street, String city) implements After {}

    record OrderCancelled(String reason) implements After {}

    record Paid(long cents, String by) implements After {}

    record Shipped(String parcel) implements After {}

    record Bought(String article, long cents) implements After {}

    // region steps
    static final List<Upcaster> STEPS = List.of(
            // a field becomes two
            Upcaster.change(Shape.of("CustomerMoved", 1), Shape.of("CustomerMoved", 2), (old, next, event) -> {
                var parts = ((String) old.get("address")).split(", ", 2);
                next.put("street", parts[0]);
                next.put("city", parts[1]);
            }),
            // a type is renamed
            Upcaster.rename(Shape.of("OrderCanceled", 1), Shape.of("OrderCancelled", 1)),
            // an event becomes two, and one of them takes something from the metadata
            Upcaster.split(
                    Shape.of("PaidAndShipped", 1),
                    List.of(Shape.of("Paid", 1), Shape.of("Shipped", 1)),
                    (old, output, event) -> {
                        output.next(Shape.of("Paid", 1))
                                .put("by", event.metadata().headers().getOrDefault("user", "unknown"));
                        output.next(Shape.of("Shipped", 1));
                    }),
            // a type means nothing any more
            Upcaster.drop(Shape.of("PageViewed", 1)));
    // endregion

    // region merge
    static final List<Upcaster> MERGE = List.of(
            // an event is made of the one that came last, and of one before it
            Upcaster.merge(
                    Shape.of("CartPaid", 1),
                    Context.before(50, Shape.of("CartFilled", 1)),
                    Shape.of("Bought", 1),
                    (last, before, next, event) ->
                            next.put("article", before.getFirst().data().get("article"))),
            // which gives nothing by itself any more
            Upcaster.drop(Shape.of("CartFilled", 1)));
    // endregion

    // region category
    static EventStore customers(EventStore store) {
        return RenamedCategories.of(store, Map.of("cust", "customer"));
    }
    // endregion

    // region transform
    static <E> Mono<VerifiedCopy> rewrite(EventStore old, EventCodec<E> from, EventStore fresh, EventCodec<E> to) {
        var transform = Transform.of(old, from, fresh, to);
        return transform.run().then(transform.verify());
    }
    // endregion

    // region codec
    static AvroCodecBuilder<After> codec(SchemaHistory history, EventStore store) {
        return AvroEventCodec.of(After.class)
                .history(history)
                .upcasting(Stream.concat(STEPS.stream(), MERGE.stream()).toArray(Upcaster[]::new))
                .lookingBackIn(store)
                .requiring(HistoryRules.of(Compatibility.BACKWARD_TRANSITIVE))
                .newerEvents(NewerEvents.READ_WHAT_IS_KNOWN);
    }
    // endregion

    // region older
    static Mono<OlderEvents> forTheOldConsumer(SchemaHistory history, SchemaCatalogue schemas) {
        var oneAddress = new Downcaster(
                Shape.of("CustomerMoved", 2),
                (old, next, event) -> next.put("address", old.get("street") + ", " + old.get("city")));
        return OlderEvents.open(schemas, DowncasterChain.of(history, List.of(oneAddress)), Map.of("CustomerMoved", 1));
    }
    // endregion
}
