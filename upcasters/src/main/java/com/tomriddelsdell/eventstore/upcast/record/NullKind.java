package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;

/** Nothing, as a branch of what may be null. */
final class NullKind implements Kind {

    static final NullKind INSTANCE = new NullKind();

    private final Schema schema = Schema.create(Schema.Type.NULL);

    private NullKind() {}

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, PayloadOutput output) {}

    @Override
    public Reading reading(Action action, Readings readings) {
        return input -> null;
    }
}
