package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A {@code Map} from texts. What is read of one cannot be changed, and keeps its order. */
final class MapKind implements Kind {

    private final Schema schema;
    private final Kind value;

    MapKind(Kind value) {
        this.schema = Schema.createMap(value.schema());
        this.value = value;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object map, PayloadOutput output) {
        var entries = ((Map<?, ?>) map).entrySet();
        output.setItemCount(entries.size());
        for (var entry : entries) {
            output.writeString((String) entry.getKey());
            value.write(entry.getValue(), output);
        }
        output.writeMapEnd();
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        var content = readings.of(value, ((Container) action).elementAction);
        return input -> {
            var map = new LinkedHashMap<String, @Nullable Object>();
            for (var count = input.readMapStart(); count > 0; count = input.mapNext()) {
                for (var index = 0L; index < count; index++) {
                    map.put(input.readString(), content.read(input));
                }
            }
            return Collections.unmodifiableMap(map);
        };
    }
}
