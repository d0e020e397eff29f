package com.tomriddelsdell.eventstore.upcast.avro;

import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.record.Default;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same domain in three generations, each with events of its own. */
final class Generations {

    private static final Shape REGISTERED_1 = Shape.of("Registered", 1);
    private static final Shape REGISTERED_2 = Shape.of("Registered", 2);
    private static final Shape MOVED_1 = Shape.of("MovedAndRenamed", 1);
    private static final Shape MOVED = Shape.of("Moved", 1);
    private static final Shape RENAMED = Shape.of("Renamed", 1);
    private static final Shape PINGED_1 = Shape.of("Pinged", 1);

    private Generations() {}

    sealed interface First {

        record Registered(String email) implements First {}

        record MovedAndRenamed(String street, String name) implements First {}

        record Pinged() implements First {}
    }

    /** The address has got a display name, for which there is no default. */
    sealed interface Second {

        record Registered(String address, String displayName) implements Second {}

        record MovedAndRenamed(String street, String name) implements Second {}

        record Pinged() implements Second {}
    }

    /** Registered has got what may be missing, a combined event is two, and pings are over. */
    sealed interface Third {

        record Registered(
                String address,
                String displayName,
                @Nullable String phone,
                @Default("1") int tier) implements Third {}

        record Moved(String street) implements Third {}

        record Renamed(String name, String by) implements Third {}
    }

    static final SchemaHistory HISTORY_OF_SECOND = SchemaHistory.empty()
            .with("Registered", texts("Registered", First.Registered.class, Second.Registered.class));

    static final SchemaHistory HISTORY_OF_THIRD = SchemaHistory.empty()
            .with(
                    "Registered",
                    texts("Registered", First.Registered.class, Second.Registered.class, Third.Registered.class))
            .with("MovedAndRenamed", texts("MovedAndRenamed", First.MovedAndRenamed.class))
            .with("Moved", texts("Moved", Third.Moved.class))
            .with("Renamed", texts("Renamed", Third.Renamed.class))
            .with("Pinged", texts("Pinged", First.Pinged.class));

    static final Upcaster DISPLAY_NAME = Upcaster.change(REGISTERED_1, REGISTERED_2, (old, next, event) -> {
        var email = (String) old.get("email");
        next.put("address", email);
        next.put("displayName", email.substring(0, email.indexOf('@')));
    });

    static final Upcaster IN_TWO = Upcaster.split(MOVED_1, List.of(MOVED, RENAMED), (old, output, event) -> {
        output.next(MOVED);
        output.next(RENAMED).put("by", String.valueOf(event.metadata().headers().get("user")));
    });

    static final Upcaster NO_PINGS = Upcaster.drop(PINGED_1);

    static AvroCodecBuilder<First> first() {
        return AvroEventCodec.of(First.class);
    }

    static AvroCodecBuilder<Second> second() {
        return AvroEventCodec.of(Second.class).history(HISTORY_OF_SECOND).upcasting(DISPLAY_NAME);
    }

    static AvroCodecBuilder<Third> third() {
        return AvroEventCodec.of(Third.class).history(HISTORY_OF_THIRD).upcasting(DISPLAY_NAME, IN_TWO, NO_PINGS);
    }

    static List<String> texts(String type, Class<?>... records) {
        return List.of(records).stream()
                .map(record -> AvroText.of(RecordForm.of(record, type).schema()))
                .toList();
    }
}
