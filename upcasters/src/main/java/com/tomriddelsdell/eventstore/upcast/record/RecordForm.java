package com.tomriddelsdell.eventstore.upcast.record;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.compatibility.Break;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * Data held in a plain Java record. Its schema is derived from its components: what is {@code @Nullable} or
 * {@code Optional} may be null, and is null in data that was written before it was added; a sealed interface is a union of
 * the records that it permits; an {@code Instant} keeps its nanoseconds, a {@code BigDecimal} its scale. Looking at types
 * happens once, here; reading and writing use method handles.
 *
 * @param <T> the record
 */
public final class RecordForm<T> implements Form<T> {

    private final Class<T> type;
    private final RecordKind kind;

    private RecordForm(Class<T> type, RecordKind kind) {
        this.type = type;
        this.kind = kind;
    }

    /**
     * The form of {@code type}.
     *
     * @throws IllegalArgumentException if it is not a record, or a component has a type for which there is no schema
     */
    public static <T> RecordForm<T> of(Class<T> type) {
        return new RecordForm<>(type, new Kinds().ofRecord(requireNonNull(type, "type")));
    }

    /**
     * The form of {@code type}, whose schema is named {@code name}, so that the class may be renamed.
     *
     * @throws IllegalArgumentException as {@link #of(Class)}, and if a schema cannot have the name
     */
    public static <T> RecordForm<T> of(Class<T> type, String name) {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
        return new RecordForm<>(type, new Kinds().ofRecord(name, type));
    }

    @Override
    public Schema schema() {
        return kind.schema();
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public Reader<T> reader(Schema writer) {
        Break.requireNone(requireNonNull(writer, "writer"), schema());
        var renamed = Schema.applyAliases(writer, schema());
        var reading = new Readings().of(kind, Resolver.resolve(renamed, schema()));
        return input -> read(reading, input);
    }

    private T read(Reading reading, PayloadInput input) {
        try {
            return requireNonNull(type.cast(reading.read(requireNonNull(input, "input"))));
        } catch (UnreadablePayloadException told) {
            throw told;
        } catch (RuntimeException refused) {
            throw new UnreadablePayloadException("the record refuses the data: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void write(T value, PayloadOutput output) {
        kind.write(requireNonNull(value, "value"), requireNonNull(output, "output"));
    }
}
