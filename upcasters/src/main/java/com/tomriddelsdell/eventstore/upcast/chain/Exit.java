package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What leaves a step in one shape: what form it has, and where it goes. */
final class Exit {

    private final Shape shape;
    private final Form<?> form;
    private final @Nullable Draft draft;
    private @Nullable Entry next;
    private Form.@Nullable Reader<?> conversion;

    Exit(Shape shape, Form<?> form, @Nullable Draft draft) {
        this.shape = shape;
        this.form = form;
        this.draft = draft;
    }

    Shape shape() {
        return shape;
    }

    /**
     * Leads to {@code entry}.
     *
     * @throws IllegalArgumentException if what leaves here cannot be read there
     */
    void leadTo(Entry entry) {
        next = entry;
        var same = form.type().equals(entry.form().type())
                && form.schema().equals(entry.form().schema());
        conversion = same ? null : entry.form().reader(form.schema());
    }

    Entry next() {
        if (next == null) {
            throw new IllegalStateException(shape + " leads nowhere");
        }
        return next;
    }

    GenericRecord draft(@Nullable GenericRecord old) {
        if (draft == null || old == null) {
            throw new IllegalArgumentException(shape + " is held in a class here");
        }
        return draft.next(old);
    }

    /** What was given, as it is held where it goes: written and read again if that differs. */
    Object converted(Object value) {
        if (conversion == null) {
            return value;
        }
        var output = new PayloadOutput();
        write(form, value, output);
        return conversion.read(new PayloadInput(output.toByteArray(), 0));
    }

    private static <T> void write(Form<T> form, Object value, PayloadOutput output) {
        form.write(form.type().cast(value), output);
    }
}
