package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.replay.Upcast;
import com.tomriddelsdell.eventstore.replay.Upcasting;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.SchemaUse;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells plans of replays which upcasters the codecs of a program would run.
 *
 * @param codecs asked in this order; of a schema the first that can decode it tells. Where there is none, nothing is known of
 *     the way, and nothing is held against it
 */
public record CodecUpcasting(SchemaCatalogue schemas, List<AvroEventCodec<?>> codecs) implements Upcasting {

    public CodecUpcasting {
        requireNonNull(schemas, "schemas");
        codecs = List.copyOf(requireNonNull(codecs, "codecs"));
    }

    @Override
    public Flux<Upcast> of(String type) {
        requireNonNull(type, "type");
        return schemas.all().filter(schema -> schema.type().equals(type)).concatMap(this::upcast);
    }

    @Override
    public int schemaId(Payload payload) {
        return AvroEventCodec.schemaId(Envelope.clear(payload));
    }

    private Mono<Upcast> upcast(StoredSchema schema) {
        return Flux.fromIterable(codecs)
                .concatMap(codec -> codec.use(schema.type(), schema.id()).flatMap(use -> upcast(codec, use)))
                .collectList()
                .map(told -> told.stream()
                        .filter(upcast -> upcast.refusal().isEmpty())
                        .findFirst()
                        .orElseGet(() -> byNobody(schema, told)));
    }

    private static Mono<Upcast> upcast(AvroEventCodec<?> codec, SchemaUse use) {
        var refusal = use.refusal();
        return codec.path(use.schemaId())
                .defaultIfEmpty(List.of())
                .map(path -> new Upcast(use.type(), use.schemaId(), use.name(), path, refusal == null ? "" : refusal));
    }

    private static Upcast byNobody(StoredSchema schema, List<Upcast> told) {
        var refusals = told.stream().map(Upcast::refusal).distinct().collect(Collectors.joining("; "));
        var use = new SchemaUse(schema.type(), schema.id(), schema, null);
        return new Upcast(schema.type(), schema.id(), use.name(), List.of(), refusals);
    }
}
