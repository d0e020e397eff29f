package com.tomriddelsdell.eventstore.upcast.record;

import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.Skip;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;

/** A Java record: its components are the fields, in their order. */
final class RecordKind implements Kind {

    private final Class<?> type;
    private final Schema schema;
    private final Access access;
    private List<Kind> components = List.of();

    /** A record whose components are told {@linkplain #hold later}, for it may hold itself. */
    RecordKind(String name, Class<?> type) {
        this.type = type;
        this.schema = Schema.createRecord(name, null, null, false);
        this.access = Access.to(type);
        Names.addAliases(type, schema::addAlias);
    }

    void hold(List<Kind> kinds, List<Schema.Field> fields) {
        components = kinds;
        schema.setFields(fields);
    }

    Class<?> type() {
        return type;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, PayloadOutput output) {
        for (var index = 0; index < components.size(); index++) {
            try {
                components.get(index).write(access.component(value, index), output);
            } catch (ArithmeticException | IllegalArgumentException | NullPointerException unfit) {
                throw new IllegalArgumentException(
                        "%s.%s cannot be written: %s".formatted(schema.getName(), access.name(index), reason(unfit)),
                        unfit);
            }
        }
    }

    private static String reason(RuntimeException unfit) {
        return unfit instanceof NullPointerException
                ? "it is null, but not @Nullable"
                : String.valueOf(unfit.getMessage());
    }

    @Override
    public Reading reading(Action action, Readings readings) {
        var adjust = (RecordAdjust) action;
        var steps = new ArrayList<Step>();
        var filled = 0;
        for (var index = 0; index < adjust.fieldActions.length; index++) {
            var field = adjust.fieldActions[index];
            if (field instanceof Skip) {
                steps.add(new Step(Step.NOWHERE, skipping(field.writer)));
            } else {
                var target = adjust.readerOrder[filled++].pos();
                steps.add(new Step(target, readings.of(components.get(target), field)));
            }
        }
        var template = new @Nullable Object[components.size()];
        for (var index = adjust.firstDefault; index < adjust.readerOrder.length; index++) {
            var target = adjust.readerOrder[index].pos();
            template[target] = value(components.get(target), adjust.defaults[index - adjust.firstDefault], readings);
        }
        return new RecordReading(access, steps.toArray(Step[]::new), template);
    }

    private static Reading skipping(Schema schema) {
        return input -> {
            try {
                GenericDatumReader.skip(schema, input);
                return null;
            } catch (IOException impossible) {
                throw new UnreadablePayloadException("what is not needed cannot be passed over", impossible);
            }
        };
    }

    /** What a default is in Java: it is written as Avro does and read as any other value is. */
    private static @Nullable Object value(Kind kind, @Nullable Object generic, Readings readings) {
        try {
            var output = new PayloadOutput();
            new GenericDatumWriter<@Nullable Object>(kind.schema(), GenericData.get()).write(generic, output);
            return readings.of(kind, Resolver.resolve(kind.schema(), kind.schema()))
                    .read(new PayloadInput(output.toByteArray(), 0));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What to do about one field of the data. */
    private record Step(int target, Reading reading) {

        static final int NOWHERE = -1;
    }

    private static final class RecordReading implements Reading {

        private final Access access;
        private final Step[] steps;
        private final @Nullable Object[] template;

        RecordReading(Access access, Step[] steps, @Nullable Object[] template) {
            this.access = access;
            this.steps = steps;
            this.template = template;
        }

        @Override
        public Object read(PayloadInput input) {
            input.enter();
            var values = template.clone();
            for (var step : steps) {
                var value = step.reading().read(input);
                if (step.target() != Step.NOWHERE) {
                    values[step.target()] = value;
                }
            }
            input.leave();
            return access.create(values);
        }
    }
}
