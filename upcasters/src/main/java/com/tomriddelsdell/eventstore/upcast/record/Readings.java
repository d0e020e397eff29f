package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.ErrorAction;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.WriterUnion;
import org.jspecify.annotations.Nullable;

/** Prepares the reading of one schema by another: once, so that no event needs to look at a schema. */
final class Readings {

    private final Map<Action, Later> underway = new HashMap<>();

    Reading of(Kind kind, Action action) {
        if (kind instanceof OptionalKind optional) {
            return optional.around(of(optional.content(), action));
        }
        return switch (action) {
            case ErrorAction error -> failing(error.toString());
            case WriterUnion union -> ofWriterUnion(kind, union);
            case ReaderUnion union -> of(((UnionKind) kind).branch(union.firstMatch), union.actualAction);
            default -> ofPlain(kind, action);
        };
    }

    private Reading ofWriterUnion(Kind kind, WriterUnion union) {
        var branches = new Reading[union.actions.length];
        for (var index = 0; index < branches.length; index++) {
            branches[index] = of(union.unionEquiv ? ((UnionKind) kind).branch(index) : kind, union.actions[index]);
        }
        return input -> branches[branch(input.readIndex(), branches.length)].read(input);
    }

    /** A record that contains itself is resolved by an action that contains itself. */
    private Reading ofPlain(Kind kind, Action action) {
        var known = underway.get(action);
        if (known != null) {
            return known;
        }
        var later = new Later();
        underway.put(action, later);
        var reading = kind.reading(action, this);
        later.reading = reading;
        return reading;
    }

    static Reading failing(String why) {
        return input -> {
            throw new UnreadablePayloadException(why);
        };
    }

    static int branch(int index, int count) {
        if (index < 0 || index >= count) {
            throw new UnreadablePayloadException(
                    "there are %d branches, but the data names branch %d".formatted(count, index));
        }
        return index;
    }

    private static final class Later implements Reading {

        private @Nullable Reading reading;

        @Override
        public @Nullable Object read(PayloadInput input) {
            if (reading == null) {
                throw new IllegalStateException("read before everything was prepared");
            }
            return reading.read(input);
        }
    }
}
