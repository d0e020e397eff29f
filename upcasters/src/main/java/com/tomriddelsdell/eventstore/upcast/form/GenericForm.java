package com.tomriddelsdell.eventstore.upcast.form;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Data held without a class, field by field: texts are {@code String}s, and logical types stay the numbers and bytes that
 * they are written as.
 */
public final class GenericForm {

    /** Avro's other way of reading asks the schema alone for the class of its texts. */
    private static final GenericData SLOW = new GenericData().setFastReaderEnabled(false);

    private GenericForm() {}

    /**
     * The form of generic data of {@code schema}.
     *
     * @throws IllegalArgumentException if the schema is not that of a record
     */
    public static Form<GenericRecord> of(Schema schema) {
        if (requireNonNull(schema, "schema").getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException("schema must be a record, but was: " + schema);
        }
        return new AvroForm<>(schema, GenericRecord.class, new GenericDatumWriter<>(schema), TextReader::new);
    }

    /** Reads every text as a {@code String}, whatever the schema says of it. */
    private static final class TextReader extends GenericDatumReader<GenericRecord> {

        TextReader(Schema writer, Schema reader) {
            super(writer, reader, SLOW);
        }

        @Override
        protected Class<?> findStringClass(Schema schema) {
            return String.class;
        }
    }
}
