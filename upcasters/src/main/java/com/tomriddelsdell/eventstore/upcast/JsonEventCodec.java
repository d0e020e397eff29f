package com.tomriddelsdell.eventstore.upcast;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Keeps events as JSON objects, one field for each component of the event's record.
 *
 * <p>Reading is lenient towards fields that the record does not have, so that an older program reads the events of a
 * newer one, and strict towards its own: a missing, null or wrongly typed component makes the event undecodable. Only what
 * is {@code @Nullable} or {@code Optional} may be missing or null, also in records within the event's.
 *
 * @param <E> the domain's events
 */
public final class JsonEventCodec<E> implements EventCodec<E> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new ComponentNullness()))
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final EventTypes<E> types;
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<String, ObjectWriter> writers = new HashMap<>();

    /** Prepares everything now, for the first use of a type takes a lock, which no reactive thread may wait for. */
    private JsonEventCodec(EventTypes<E> types) {
        this.types = types;
        types.classes().forEach((name, type) -> {
            readers.put(name, MAPPER.readerFor(type));
            writers.put(name, MAPPER.writerFor(type));
        });
    }

    /**
     * A codec for all records that {@code sealed} permits; an event type is the simple name of its class.
     *
     * @throws IllegalArgumentException if {@code sealed} is not sealed, or permits anything but records of distinct names
     */
    public static <E> JsonEventCodec<E> of(Class<E> sealed) {
        return new JsonEventCodec<>(EventTypes.permittedBy(sealed));
    }

    /**
     * A codec for the given event types, for when a class has moved on and its events keep their name.
     *
     * @throws IllegalArgumentException if a class is not a record, or has two names
     */
    public static <E> JsonEventCodec<E> of(Map<String, ? extends Class<? extends E>> types) {
        return new JsonEventCodec<>(EventTypes.of(types));
    }

    /**
     * Encodes {@code event} under a new event id and without metadata.
     *
     * @throws IllegalArgumentException if {@code event} has no event type here
     */
    @Override
    public EventData encode(E event) {
        var name = types.nameOf(event);
        return EventData.of(
                name, Payload.wrap(Objects.requireNonNull(writers.get(name)).writeValueAsBytes(event)));
    }

    @Override
    public E decode(RecordedEvent event) {
        var reader = readers.get(event.type());
        if (reader == null) {
            throw new UndecodableEventException(event, "no such event type is known here", null);
        }
        try {
            return read(event, reader);
        } catch (JacksonException unreadable) {
            throw new UndecodableEventException(event, unreadable.getOriginalMessage(), unreadable);
        }
    }

    private E read(RecordedEvent event, ObjectReader reader) {
        E decoded = reader.readValue(event.payload().toByteArray());
        if (decoded == null) {
            throw new UndecodableEventException(event, "the payload is null", null);
        }
        return decoded;
    }
}
