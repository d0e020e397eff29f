package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.upcast.EventTypes;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.SpecificForm;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events that a domain knows today: their types, and the form of each. Immutable.
 *
 * @param <E> the domain's events
 */
public final class EventForms<E> {

    private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Class<?> common;
    private final Map<String, Form<? extends E>> forms;
    private final Function<Object, @Nullable Object> distinction;
    private final Map<Object, String> types = new HashMap<>();

    private EventForms(
            Class<?> common, Map<String, Form<? extends E>> forms, Function<Object, @Nullable Object> distinction) {
        this.common = common;
        this.forms = Map.copyOf(forms);
        this.distinction = distinction;
    }

    /**
     * Plain records: all that {@code sealed} permits, each type named after its class.
     *
     * @throws IllegalArgumentException if it is not sealed, permits anything but records of distinct names, or a component
     *     has a type for which there is no schema
     */
    public static <E> EventForms<E> ofRecords(Class<E> sealed) {
        return ofRecords(EventTypes.permittedBy(sealed));
    }

    /**
     * Plain records under the types that are given.
     *
     * @throws IllegalArgumentException if a component has a type for which there is no schema
     */
    public static <E> EventForms<E> ofRecords(EventTypes<E> types) {
        var forms = new HashMap<String, Form<? extends E>>();
        requireNonNull(types, "types").classes().forEach((type, record) -> forms.put(type, ofRecord(type, record)));
        var all = new EventForms<E>(Object.class, forms, Object::getClass);
        types.classes().forEach((type, record) -> all.types.put(record, type));
        return all;
    }

    /** Classes that Avro has generated, under the types that are given. */
    public static <E extends SpecificRecord> EventForms<E> ofGenerated(
            Map<String, ? extends Class<? extends E>> types) {
        var forms = new HashMap<String, Form<? extends E>>();
        requireNonNull(types, "types").forEach((type, generated) -> forms.put(type, SpecificForm.of(generated)));
        var all = new EventForms<E>(SpecificRecord.class, forms, Object::getClass);
        types.forEach((type, generated) -> all.types.put(generated, type));
        return all;
    }

    /** Generic data, told apart by the full names of their schemas. */
    public static EventForms<GenericRecord> ofSchemas(Map<String, Schema> types) {
        var forms = new HashMap<String, Form<? extends GenericRecord>>();
        requireNonNull(types, "types").forEach((type, schema) -> forms.put(type, GenericForm.of(schema)));
        var all = new EventForms<GenericRecord>(
                GenericRecord.class,
                forms,
                event -> event instanceof GenericRecord generic
                        ? generic.getSchema().getFullName()
                        : null);
        types.forEach((type, schema) -> all.types.put(schema.getFullName(), type));
        return all;
    }

    private static <T> Form<T> ofRecord(String type, Class<T> record) {
        return AVRO_NAME.matcher(type).matches() ? RecordForm.of(record, type) : RecordForm.of(record);
    }

    /** The forms by event type. */
    public Map<String, Form<? extends E>> forms() {
        return forms;
    }

    /**
     * The type of an event.
     *
     * @throws IllegalArgumentException if it has none
     */
    public String typeOf(E event) {
        var mark = distinction.apply(requireNonNull(event, "event"));
        var type = mark == null ? null : types.get(mark);
        if (type == null) {
            throw new IllegalArgumentException("%s has no event type".formatted(mark));
        }
        return type;
    }

    @SuppressWarnings("unchecked") // the forms of today read nothing else
    E event(Object decoded) {
        return (E) common.cast(decoded);
    }
}
