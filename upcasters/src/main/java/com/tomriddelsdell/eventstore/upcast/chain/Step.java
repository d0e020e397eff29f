package com.tomriddelsdell.eventstore.upcast.chain;

import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** An upcaster at its place in a chain. */
final class Step {

    private final Upcaster upcaster;
    private final Form<?> form;
    private final List<Exit> exits = new ArrayList<>();

    private Step(Upcaster upcaster, Form<?> form) {
        this.upcaster = upcaster;
        this.form = form;
    }

    /** Prepares {@code upcaster} for the schemas of its shapes, all of which {@code history} has. */
    static Step of(Upcaster upcaster, SchemaHistory history) {
        var old = schema(history, upcaster.from());
        var step = new Step(upcaster, form(upcaster.classes().old(), old));
        for (var shape : upcaster.to()) {
            var next = schema(history, shape);
            var draft = upcaster.classes().next() == null ? new Draft(old, next) : null;
            step.exits.add(new Exit(shape, form(upcaster.classes().next(), next), draft));
        }
        return step;
    }

    private static Schema schema(SchemaHistory history, Shape shape) {
        return history.schema(shape).orElseThrow();
    }

    private static Form<?> form(@Nullable Class<?> type, Schema schema) {
        return type == null ? GenericForm.of(schema) : RecordForm.of(type, schema.getName());
    }

    Upcaster upcaster() {
        return upcaster;
    }

    Form<?> form() {
        return form;
    }

    List<Exit> exits() {
        return exits;
    }

    Exit exit(Shape shape) {
        for (var exit : exits) {
            if (exit.shape().equals(shape)) {
                return exit;
            }
        }
        throw new IllegalArgumentException("%s has not declared %s".formatted(upcaster, shape));
    }

    List<Output.Given> apply(Object value, Source source) {
        var output = new Output(this, value);
        saying("failed", () -> {
            upcaster.work(value, output, source);
            return true;
        });
        if (output.given().isEmpty() && !upcaster.mayGiveNothing()) {
            throw new UnreadablePayloadException(
                    "upcaster %s gave nothing, and does not declare orNothing()".formatted(upcaster));
        }
        return output.given();
    }

    Object convert(Output.Given given) {
        return saying("gave what does not fit", () -> given.exit().converted(given.value()));
    }

    private <T> T saying(String what, Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException failure) {
            throw new UnreadablePayloadException(
                    "upcaster %s %s: %s".formatted(upcaster, what, failure.getMessage()), failure);
        }
    }
}
