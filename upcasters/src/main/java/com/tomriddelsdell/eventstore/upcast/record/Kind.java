package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;

/** What is known of one Java type: its schema, and how its values are written and read. */
interface Kind {

    Schema schema();

    void write(Object value, PayloadOutput output);

    /** How to read what {@code action} resolves to {@link #schema()}; neither side of it is a union. */
    Reading reading(Action action, Readings readings);
}
