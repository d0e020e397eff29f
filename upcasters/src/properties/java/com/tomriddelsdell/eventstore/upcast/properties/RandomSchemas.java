package com.tomriddelsdell.eventstore.upcast.properties;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Schemas of one record, such that two of them are often, but not always, compatible. */
final class RandomSchemas {

    private static final List<String> FIELDS = List.of("a", "b", "c");
    private static final List<String> SYMBOLS = List.of("RED", "GREEN", "BLUE");
    private static final List<String> SCALARS = List.of(
            "\"boolean\"",
            "\"int\"",
            "\"long\"",
            "\"float\"",
            "\"double\"",
            "\"string\"",
            "\"bytes\"",
            "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}",
            "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"}",
            "{\"type\":\"int\",\"logicalType\":\"date\"}");

    private final Random random;
    private int named;

    RandomSchemas(Random random) {
        this.random = random;
    }

    Schema next() {
        named = 0;
        return SchemaParser.parseSingle(record("R", 2));
    }

    private String record(String name, int depth) {
        var fields = FIELDS.stream()
                .filter(field -> random.nextInt(3) > 0)
                .map(field -> field(field, depth))
                .collect(Collectors.joining(","));
        return "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}".formatted(name, fields);
    }

    private String field(String name, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "{\"name\":\"%s\",\"type\":[\"null\",%s],\"default\":null}".formatted(name, plain(depth));
            case 1 -> "{\"name\":\"%s\",\"type\":\"int\",\"default\":7}".formatted(name);
            default -> "{\"name\":\"%s\",\"type\":%s}".formatted(name, type(depth));
        };
    }

    private String type(int depth) {
        return random.nextInt(4) == 0 ? "[\"null\",%s]".formatted(plain(depth)) : plain(depth);
    }

    private String plain(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(8)) {
            case 5 -> "{\"type\":\"array\",\"items\":%s}".formatted(type(depth - 1));
            case 6 -> "{\"type\":\"map\",\"values\":%s}".formatted(type(depth - 1));
            case 7 -> nested(depth);
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    /** The names tell only the place of a type, so that the other schema of a pair has the same. */
    private String nested(int depth) {
        named++;
        return random.nextBoolean() ? record("N" + named, depth - 1) : anEnum("E" + named);
    }

    private String anEnum(String name) {
        var symbols = SYMBOLS.subList(0, 1 + random.nextInt(SYMBOLS.size()));
        var fallback = random.nextInt(3) == 0 ? ",\"default\":\"RED\"" : "";
        return "{\"type\":\"enum\",\"name\":\"%s\",\"symbols\":[%s]%s}"
                .formatted(name, symbols.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")), fallback);
    }

    /** Values of a schema, of which some have every branch and more than one item. */
    Stream<Object> data(Schema schema, int count) {
        var values = new RandomData(random);
        return IntStream.range(0, count).mapToObj(index -> values.of(schema));
    }
}
