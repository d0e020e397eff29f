package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;

/** A type whose values have no parts. */
record Scalar<T>(Schema schema, Class<T> type, Function<PayloadInput, T> in, BiConsumer<PayloadOutput, T> out)
        implements Kind {

    @Override
    public void write(Object value, PayloadOutput output) {
        out.accept(output, type.cast(value));
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        if (action.writer.getType() == schema.getType()) {
            return in::apply;
        }
        return switch (schema.getType()) {
            case LONG -> PayloadInput::readLong;
            case FLOAT ->
                action.writer.getType() == Schema.Type.INT
                        ? input -> (float) input.readInt()
                        : input -> (float) input.readLong();
            case DOUBLE ->
                switch (action.writer.getType()) {
                    case INT -> input -> (double) input.readInt();
                    case LONG -> input -> (double) input.readLong();
                    default -> input -> (double) input.readFloat();
                };
            case STRING -> PayloadInput::readString;
            case BYTES -> in::apply;
            default -> throw new IllegalArgumentException("%s is not read as %s".formatted(action.writer, schema));
        };
    }
}
