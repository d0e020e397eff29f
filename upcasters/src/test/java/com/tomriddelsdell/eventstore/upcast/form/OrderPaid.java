package com.tomriddelsdell.eventstore.upcast.form;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What Avro generates from a schema, without what is not needed to read and write it. */
@AvroGenerated
public final class OrderPaid extends SpecificRecordBase {

    public static final Schema SCHEMA$ = SchemaParser.parseSingle("""
            {"type":"record","name":"OrderPaid","namespace":"com.tomriddelsdell.eventstore.upcast.form","fields":[
              {"name":"cents","type":"long"},{"name":"by","type":{"type":"string","avro.java.string":"String"}}]}""");

    private static final long serialVersionUID = 1L;

    private long cents;
    private String by = "";

    public OrderPaid() {}

    public OrderPaid(long cents, String by) {
        this.cents = cents;
        this.by = by;
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public Object get(int field) {
        return switch (field) {
            case 0 -> cents;
            case 1 -> by;
            default -> throw new AvroRuntimeException("there is no field " + field);
        };
    }

    @Override
    public void put(int field, @Nullable Object value) {
        switch (field) {
            case 0 -> cents = value instanceof Long number ? number : 0;
            case 1 -> by = String.valueOf(value);
            default -> throw new AvroRuntimeException("there is no field " + field);
        }
    }
}
