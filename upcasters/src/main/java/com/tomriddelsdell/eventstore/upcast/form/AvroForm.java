package com.tomriddelsdell.eventstore.upcast.form;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.compatibility.Break;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;

/** Data that Avro's own classes read and write. Their readers are made once for each pair of schemas, and shared. */
final class AvroForm<T> implements Form<T> {

    private final Schema schema;
    private final Class<T> type;
    private final DatumWriter<T> writer;
    private final BiFunction<Schema, Schema, DatumReader<T>> readers;

    /** A form whose readers are made by {@code readers} of the writer's schema and the reader's. */
    AvroForm(Schema schema, Class<T> type, DatumWriter<T> writer, BiFunction<Schema, Schema, DatumReader<T>> readers) {
        this.schema = schema;
        this.type = type;
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public Reader<T> reader(Schema writer) {
        Break.requireNone(requireNonNull(writer, "writer"), schema);
        var reader = readers.apply(writer, schema);
        return input -> read(reader, input);
    }

    private T read(DatumReader<T> reader, PayloadInput input) {
        try {
            return type.cast(reader.read(null, input));
        } catch (UnreadablePayloadException told) {
            throw told;
        } catch (IOException | RuntimeException failure) {
            throw new UnreadablePayloadException(String.valueOf(failure.getMessage()), failure);
        } catch (StackOverflowError deep) {
            throw new UnreadablePayloadException("the data is nested too deep", deep);
        }
    }

    @Override
    public void write(T value, PayloadOutput output) {
        requireNonNull(output, "output");
        try {
            writer.write(requireNonNull(value, "value"), output);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException unfit) {
            throw new IllegalArgumentException(
                    "%s cannot be written: %s".formatted(schema.getFullName(), unfit.getMessage()), unfit);
        }
    }
}
