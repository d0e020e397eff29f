package com.tomriddelsdell.benchmarks.codec;

import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The same event as Avro generates classes: fields without conversion, texts as {@code String}s. */
@AvroGenerated
public final class PlacedRecord extends SpecificRecordBase {

    /** The schema that the record is derived to, under the name of this class. */
    public static final Schema SCHEMA$ = schema();

    /** Trusts this class, and reads as fast as Avro can. */
    static final SpecificData MODEL = new SpecificData(PlacedRecord.class.getClassLoader()) {
        @Override
        public @Nullable Class<?> getClass(Schema schema) {
            return schema.getType() == Schema.Type.RECORD ? PlacedRecord.class : super.getClass(schema);
        }
    };

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object[] fields =
            new @Nullable Object[SCHEMA$.getFields().size()];

    private static Schema schema() {
        var fields = RecordForm.of(OrderEvent.Placed.class).schema().getFields().stream()
                .map(field -> new Schema.Field(field, texts(field.schema())))
                .toList();
        return Schema.createRecord(
                PlacedRecord.class.getSimpleName(), null, PlacedRecord.class.getPackageName(), false, fields);
    }

    private static Schema texts(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> {
                var text = Schema.create(Schema.Type.STRING);
                GenericData.setStringType(text, StringType.String);
                yield text;
            }
            case ARRAY -> Schema.createArray(texts(schema.getElementType()));
            case UNION ->
                Schema.createUnion(
                        schema.getTypes().stream().map(PlacedRecord::texts).toList());
            case FIXED -> Schema.createFixed("Id", null, null, schema.getFixedSize());
            default -> schema;
        };
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public @Nullable Object get(int field) {
        return fields[field];
    }

    @Override
    public void put(int field, @Nullable Object value) {
        fields[field] = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlacedRecord that && Arrays.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }
}
