package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.avro.SchemaLookup;
import com.tomriddelsdell.eventstore.upcast.form.Form;
import com.tomriddelsdell.eventstore.upcast.form.GenericForm;
import com.tomriddelsdell.eventstore.upcast.form.PayloadInput;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.report.PayloadText.Format;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads payloads by the schemas they were written with, as the log's catalogue holds them, without any class of the
 * application: what tools show, and verify. Thread-safe.
 */
public final class StoredPayloads {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The bytes before Avro data: a byte of zero and the id of its schema. */
    private static final int FRAME = 1 + Integer.BYTES;

    private final SchemaLookup schemas;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private StoredPayloads(SchemaLookup schemas) {
        this.schemas = schemas;
    }

    /** Payloads whose schemas {@code catalogue} holds. Each schema is asked for once. */
    public static StoredPayloads of(SchemaCatalogue catalogue) {
        return new StoredPayloads(new SchemaLookup(requireNonNull(catalogue, "catalogue"), Clock.systemUTC()));
    }

    /**
     * Reads the payload of {@code event}.
     *
     * <p><strong>Errors:</strong> those of the catalogue; a payload that cannot be read is not an error.
     *
     * @return never empty
     */
    public Mono<PayloadText> read(RecordedEvent event) {
        requireNonNull(event, "event");
        var payload = event.payload();
        if (!Envelope.isAround(payload)) {
            return read(event.type(), payload, null);
        }
        var clear = Envelope.clear(payload);
        return Envelope.isAround(clear)
                ? Mono.just(PayloadText.unreadable(Format.SEALED, 0, "its envelope is damaged"))
                : read(event.type(), clear, Format.SEALED);
    }

    private Mono<PayloadText> read(String type, Payload payload, @Nullable Format outer) {
        var id = AvroEventCodec.schemaId(payload);
        if (id != 0) {
            return find(id).map(schema -> avro(type, payload, schema, outer == null ? Format.AVRO : outer))
                    .switchIfEmpty(Mono.fromSupplier(() -> PayloadText.ofUnknownSchema(
                            outer == null ? Format.AVRO : outer,
                            id,
                            "schema id %d is not in the catalogue".formatted(id))));
        }
        return Mono.fromSupplier(() -> plain(payload, outer));
    }

    private Mono<Known> find(int id) {
        var found = known.get(id);
        return found != null
                ? Mono.just(found)
                : schemas.find(id).map(stored -> known.computeIfAbsent(id, same -> Known.of(stored)));
    }

    private static PayloadText avro(String type, Payload payload, Known known, Format format) {
        var schema = known.schema();
        if (!schema.type().equals(type)) {
            return PayloadText.ofUnknownSchema(
                    format, schema.id(), "%s is one of %s, not of %s".formatted(known.name(), schema.type(), type));
        }
        var reader = known.reader();
        if (reader == null) {
            return PayloadText.unreadable(format, schema.id(), known.problem());
        }
        try {
            var input = new PayloadInput(payload.toByteArray(), FRAME);
            var data = reader.read(input);
            input.requireEnd();
            return PayloadText.read(format, schema.id(), data.toString());
        } catch (UnreadablePayloadException unreadable) {
            return PayloadText.unreadable(
                    format, schema.id(), "%s: %s".formatted(known.name(), unreadable.getMessage()));
        }
    }

    private static PayloadText plain(Payload payload, @Nullable Format outer) {
        if (payload.size() == 0 || "{[".indexOf(payload.buffer().get(0)) < 0) {
            return new PayloadText(outer == null ? Format.BINARY : outer, 0, true, null, null);
        }
        var format = outer == null ? Format.JSON : outer;
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(payload.buffer()).toString();
            JSON.readTree(text);
            return PayloadText.read(format, 0, text);
        } catch (CharacterCodingException malformed) {
            return PayloadText.unreadable(format, 0, "it begins like JSON, but is no UTF-8");
        } catch (JacksonException malformed) {
            return PayloadText.unreadable(
                    format, 0, "it begins like JSON, but is none: " + malformed.getOriginalMessage());
        }
    }

    /** A schema, and how its data is read; without a reader when it is not one of a record. */
    private record Known(StoredSchema schema, Form.@Nullable Reader<GenericRecord> reader, String problem) {

        String name() {
            return name(schema);
        }

        private static String name(StoredSchema schema) {
            return "schema id %d (revision %d)".formatted(schema.id(), schema.revision());
        }

        static Known of(StoredSchema stored) {
            try {
                var schema = AvroText.parse(stored.text());
                return new Known(stored, GenericForm.of(schema).reader(schema), "");
            } catch (IllegalArgumentException unfit) {
                return new Known(stored, null, "%s: %s".formatted(name(stored), unfit.getMessage()));
            }
        }
    }
}
