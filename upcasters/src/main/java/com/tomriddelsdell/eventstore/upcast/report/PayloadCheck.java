package com.tomriddelsdell.eventstore.upcast.report;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.report.PayloadText.Format;
import com.tomriddelsdell.eventstore.verify.EventCheck;
import com.tomriddelsdell.eventstore.verify.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads every payload by the schema that it was written with: Avro to its last byte, JSON as JSON. Of what is sealed it reads
 * the clear part; the rest needs keys. It knows nothing of upcasters: those are tried by a dry run.
 *
 * @param binary whether payloads of other forms are taken for granted
 */
public record PayloadCheck(StoredPayloads payloads, boolean binary) implements EventCheck {

    public PayloadCheck {
        requireNonNull(payloads, "payloads");
    }

    /** Of a log whose payloads are all Avro, JSON or sealed. */
    public static PayloadCheck of(SchemaCatalogue catalogue) {
        return new PayloadCheck(StoredPayloads.of(catalogue), false);
    }

    /** Takes payloads of a form that only the application knows for granted. */
    public PayloadCheck allowingBinary() {
        return new PayloadCheck(payloads, true);
    }

    @Override
    public Flux<Finding> check(List<RecordedEvent> events) {
        requireNonNull(events, "events");
        return Flux.fromIterable(events).concatMap(this::check, 1);
    }

    private Mono<Finding> check(RecordedEvent event) {
        return payloads.read(event).mapNotNull(text -> finding(event, text));
    }

    private @Nullable Finding finding(RecordedEvent event, PayloadText text) {
        var problem = text.problem();
        if (problem != null) {
            var kind = text.schemaKnown() ? Finding.Kind.PAYLOAD_UNREADABLE : Finding.Kind.SCHEMA_UNKNOWN;
            return Finding.of(kind, event, "%s: %s".formatted(event.type(), problem));
        }
        if (text.format() == Format.BINARY && !binary) {
            return Finding.of(
                    Finding.Kind.PAYLOAD_UNREADABLE,
                    event,
                    "%s: %d bytes that are neither Avro with a schema, nor JSON, nor sealed"
                            .formatted(event.type(), event.payload().size()));
        }
        return null;
    }
}
