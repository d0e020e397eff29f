package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A Java enum. */
final class EnumKind implements Kind {

    private final Schema schema;
    private final Enum<?>[] constants;
    private final Map<Object, Integer> places = new HashMap<>();

    EnumKind(Class<?> type) {
        this.constants = (Enum<?>[]) type.getEnumConstants();
        var symbols = Arrays.stream(constants).map(Enum::name).toList();
        var fallback = type.getAnnotation(Default.class);
        this.schema = Schema.createEnum(
                type.getSimpleName(), null, null, symbols, fallback == null ? null : fallback.value());
        Names.addAliases(type, schema::addAlias);
        for (var place = 0; place < constants.length; place++) {
            places.put(constants[place], place);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, PayloadOutput output) {
        output.writeEnum(Objects.requireNonNull(places.get(value)));
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        var symbols = action.writer.getEnumSymbols();
        var adjustments = ((EnumAdjust) action).adjustments;
        var chosen = new @Nullable Enum<?>[symbols.size()];
        for (var index = 0; index < chosen.length; index++) {
            chosen[index] = adjustments[index] < 0 ? null : constants[adjustments[index]];
        }
        return input -> {
            var constant = chosen[Readings.branch(input.readEnum(), chosen.length)];
            if (constant == null) {
                throw new UnreadablePayloadException("the data holds a symbol that %s does not know: one of %s"
                        .formatted(schema.getName(), symbols));
            }
            return constant;
        };
    }
}
