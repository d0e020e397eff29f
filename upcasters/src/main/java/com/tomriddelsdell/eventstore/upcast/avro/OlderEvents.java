package com.tomriddelsdell.eventstore.upcast.avro;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.chain.DowncasterChain;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.PayloadOutput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Events as an older consumer asks for them: in the versions that it knows. Only payloads change on the way to it; what is
 * stored does not.
 */
public final class OlderEvents {

    private final SchemaLookup schemas;
    private final DowncasterChain chain;
    private final Map<String, Wanted> wanted;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private OlderEvents(SchemaLookup schemas, DowncasterChain chain, Map<String, Wanted> wanted) {
        this.schemas = schemas;
        this.chain = chain;
        this.wanted = wanted;
    }

    /**
     * Opens a view for a consumer that knows {@code versions} of the given types. Their schemas are registered, so that the
     * consumer finds them.
     *
     * <p><strong>Errors:</strong> those of the catalogue.
     *
     * @throws IllegalArgumentException if a version is not in the history of its type
     */
    public static Mono<OlderEvents> open(
            SchemaCatalogue catalogue, DowncasterChain chain, Map<String, Integer> versions) {
        requireNonNull(catalogue, "catalogue");
        requireNonNull(chain, "chain");
        var texts = requireNonNull(versions, "versions").entrySet().stream()
                .map(version -> text(chain, version.getKey(), version.getValue()))
                .toList();
        return Flux.fromIterable(texts)
                .concatMap(catalogue::register)
                .collectMap(StoredSchema::type, stored -> wanted(stored, versions))
                .map(wanted -> new OlderEvents(
                        new SchemaLookup(catalogue, InstantSource.system()), chain, Map.copyOf(wanted)));
    }

    private static SchemaText text(DowncasterChain chain, String type, int version) {
        var shape = new Shape(type, version);
        var schema = chain.history()
                .schema(shape)
                .orElseThrow(() -> new IllegalArgumentException(shape + " is not in the history"));
        return new SchemaText(type, AvroText.of(schema));
    }

    private static Wanted wanted(StoredSchema stored, Map<String, Integer> versions) {
        return new Wanted(requireNonNull(versions.get(stored.type())), stored.id());
    }

    /**
     * The event as the consumer knows it: unchanged if its type is not among those asked for, or it names no schema.
     *
     * <p><strong>Errors:</strong> {@link UndecodableEventException} when it cannot be lowered, also because it is sealed: it
     * must be {@linkplain com.tomriddelsdell.eventstore.erase.KeyRing#opened opened} before; those of the catalogue.
     *
     * @return never empty
     */
    public Mono<RecordedEvent> lowered(RecordedEvent event) {
        requireNonNull(event, "event");
        var target = wanted.get(event.type());
        if (target != null && Envelope.isAround(event.payload())) {
            return Mono.error(() -> new UndecodableEventException(
                    event, "the payload is sealed, and must be opened by a key ring before it is lowered", null));
        }
        if (target == null || !Frame.isAround(event.payload())) {
            return Mono.just(event);
        }
        var schemaId = Frame.schemaId(event.payload());
        return Mono.justOrEmpty(known.get(schemaId))
                .switchIfEmpty(schemas.find(schemaId).map(stored -> know(stored, target)))
                .switchIfEmpty(Mono.error(() -> new UndecodableEventException(
                        event, "schema id %d is not in the catalogue".formatted(schemaId), null)))
                .map(path -> lower(path, target, event));
    }

    private Known know(StoredSchema stored, Wanted target) {
        return known.computeIfAbsent(stored.id(), id -> known(stored, target));
    }

    private Known known(StoredSchema stored, Wanted target) {
        try {
            var writer = AvroText.parse(stored.text());
            var shape = chain.history()
                    .find(stored.type(), writer)
                    .orElseThrow(() -> new IllegalArgumentException("it is not in the history"));
            return new Known.Path(stored, chain.lower(shape, writer, target.version()));
        } catch (IllegalArgumentException gap) {
            return new Known.NoPath(stored, String.valueOf(gap.getMessage()));
        }
    }

    private static RecordedEvent lower(Known known, Wanted target, RecordedEvent event) {
        try {
            return switch (known) {
                case Known.NoPath none -> throw new UnreadablePayloadException(none.why());
                case Known.Path path -> event.withPayload(payload(path, target, event));
            };
        } catch (UnreadablePayloadException unreadable) {
            throw new UndecodableEventException(
                    event,
                    "%s: %s".formatted(AvroEventCodec.name(known.stored()), unreadable.getMessage()),
                    unreadable);
        }
    }

    private static Payload payload(Known.Path path, Wanted target, RecordedEvent event) {
        var output = new PayloadOutput();
        Frame.write(target.schemaId(), output);
        path.lowering().lower(new PayloadInput(event.payload().toByteArray(), Frame.SIZE), event, output);
        return Payload.wrap(output.toByteArray());
    }

    private record Wanted(int version, int schemaId) {}

    private sealed interface Known {

        StoredSchema stored();

        record Path(StoredSchema stored, DowncasterChain.Lowering lowering) implements Known {}

        record NoPath(StoredSchema stored, String why) implements Known {}
    }
}
