package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.util.Optional;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** An {@code Optional}: written like something that may be null. */
record OptionalKind(UnionKind content) implements Kind {

    @Override
    public Schema schema() {
        return content.schema();
    }

    @Override
    public void write(Object value, PayloadOutput output) {
        @Nullable Object held = ((Optional<?>) value).orElse(null);
        content.writeNullable(held, output);
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        return around(readings.of(content, action));
    }

    Reading around(Reading reading) {
        return input -> Optional.ofNullable(reading.read(input));
    }
}
