package com.tomriddelsdell.eventstore.upcast.properties;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Random data of any schema. */
final class RandomData {

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    Object of(Schema schema) {
        var value = any(schema);
        return value == null ? "null" : value;
    }

    private @Nullable Object any(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case STRING -> "x☂".repeat(random.nextInt(3));
            case BYTES -> ByteBuffer.wrap(new byte[random.nextInt(3)]);
            case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case UNION ->
                any(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case ARRAY -> array(schema);
            case MAP -> map(schema);
            case RECORD -> record(schema);
        };
    }

    private Object array(Schema schema) {
        var items = new GenericData.Array<@Nullable Object>(2, schema);
        IntStream.range(0, random.nextInt(4)).forEach(index -> items.add(any(schema.getElementType())));
        return items;
    }

    private Object map(Schema schema) {
        var entries = new HashMap<String, @Nullable Object>();
        IntStream.range(0, random.nextInt(4)).forEach(index -> entries.put("k" + index, any(schema.getValueType())));
        return entries;
    }

    private Object record(Schema schema) {
        var fields = new GenericData.Record(schema);
        schema.getFields().forEach(field -> fields.put(field.pos(), any(field.schema())));
        return fields;
    }
}
