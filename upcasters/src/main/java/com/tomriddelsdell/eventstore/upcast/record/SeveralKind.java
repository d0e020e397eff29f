package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A {@code List} or a {@code Set}. What is read of one cannot be changed. */
final class SeveralKind implements Kind {

    private static final int FIRST_SIZE = 1024;

    private final Schema schema;
    private final Kind element;
    private final Function<List<@Nullable Object>, Object> whole;

    private SeveralKind(Kind element, Function<List<@Nullable Object>, Object> whole) {
        this.schema = Schema.createArray(element.schema());
        this.element = element;
        this.whole = whole;
    }

    static Kind list(Kind element) {
        return new SeveralKind(element, Collections::unmodifiableList);
    }

    static Kind set(Kind element) {
        return new SeveralKind(element, items -> Collections.unmodifiableSet(new LinkedHashSet<>(items)));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, PayloadOutput output) {
        var items = (Collection<?>) value;
        output.setItemCount(items.size());
        for (var item : items) {
            element.write(item, output);
        }
        output.writeArrayEnd();
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        var item = readings.of(element, ((Container) action).elementAction);
        return input -> {
            var count = input.readArrayStart();
            var items = new ArrayList<@Nullable Object>((int) Math.min(count, FIRST_SIZE));
            for (; count > 0; count = input.arrayNext()) {
                for (var index = 0L; index < count; index++) {
                    items.add(item.read(input));
                }
            }
            return whole.apply(items);
        };
    }
}
