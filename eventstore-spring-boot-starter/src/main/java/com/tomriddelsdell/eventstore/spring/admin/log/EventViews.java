package com.tomriddelsdell.eventstore.spring.admin.log;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.erase.Envelope;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.spring.admin.http.Answers;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView.Given;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView.SchemaView;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView.Stored;
import com.tomriddelsdell.eventstore.spring.admin.log.EventView.Way;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows events as they are stored, decoded and upcast. */
public final class EventViews {

    private static final int MOST_BYTES = 65_536;

    private final SchemaCatalogue schemas;
    private final Codecs codecs;
    private final StoredForms forms;

    public EventViews(SchemaCatalogue schemas, Codecs codecs, StoredForms forms) {
        this.schemas = requireNonNull(schemas, "schemas");
        this.codecs = requireNonNull(codecs, "codecs");
        this.forms = requireNonNull(forms, "forms");
    }

    /** One event, side by side. <strong>Errors:</strong> those of the store; what cannot be decoded is told in the view. */
    public Mono<EventView> view(RecordedEvent event) {
        var line = EventLine.of(requireNonNull(event, "event"));
        return Mono.zip(
                        schema(line.payload().schemaId()),
                        attempt(event),
                        (schema, attempt) -> new Found(event, line, schema.orElse(null), attempt.orElse(null)))
                .flatMap(this::view);
    }

    private Mono<EventView> view(Found found) {
        return way(found).map(way -> {
            var decoded = decoded(found);
            var attempt = found.attempt();
            return new EventView(
                    found.line(),
                    stored(found),
                    decoded.value(),
                    decoded.error(),
                    attempt == null || !attempt.isReadable() ? null : given(attempt.given()),
                    attempt == null ? "no codec of the application is there" : attempt.error(),
                    way.orElse(null));
        });
    }

    private Mono<Optional<StoredSchema>> schema(@Nullable Integer id) {
        return id == null || id < 1
                ? Mono.just(Optional.empty())
                : schemas.find(id).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<Codecs.Attempt>> attempt(RecordedEvent event) {
        return codecs.attempt(event).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Stored stored(Found found) {
        var bytes = found.event().payload().toByteArray();
        var shown = bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES);
        var kind = found.line().payload();
        var schema = found.schema();
        return new Stored(
                kind.format(),
                kind.size(),
                kind.schemaId(),
                schema == null ? null : SchemaView.of(schema),
                Base64.getEncoder().encodeToString(shown),
                HexFormat.of().formatHex(shown),
                shown.length < bytes.length);
    }

    /** Of a sealed payload, its clear part. */
    private Reading decoded(Found found) {
        var clear = Envelope.clear(found.event().payload());
        var schema = found.schema();
        if (schema != null) {
            return byItsSchema(schema, clear);
        }
        if (found.line().payload().schemaId() != null) {
            return new Reading(
                    null,
                    "the catalogue has no schema " + found.line().payload().schemaId());
        }
        var json = clear.size() <= MOST_BYTES ? Answers.parsed(clear.utf8()) : null;
        return new Reading(json, json == null ? "it is no JSON, or more than is shown" : null);
    }

    private Reading byItsSchema(StoredSchema schema, Payload clear) {
        try {
            var value = forms.decode(schema, clear);
            return new Reading(value, value == null ? "Avro is not on the class path" : null);
        } catch (IllegalArgumentException wrong) {
            return new Reading(null, wrong.getMessage());
        }
    }

    private static List<Given> given(List<Object> events) {
        return events.stream()
                .map(event -> new Given(event.getClass().getSimpleName(), Answers.tree(event)))
                .toList();
    }

    private Mono<Optional<Way>> way(Found found) {
        var attempt = found.attempt();
        if (attempt == null || !attempt.isReadable()) {
            return refused(found);
        }
        var id = found.line().payload().schemaId();
        var steps = id == null ? Mono.<List<String>>empty() : forms.path(attempt.codec(), id);
        return steps.map(EventViews::steps)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(all -> Optional.of(new Way(attempt.name(), id, revision(found), true, null, all.orElse(null))));
    }

    private Mono<Optional<Way>> refused(Found found) {
        var id = found.line().payload().schemaId();
        var attempt = found.attempt();
        if (id == null || attempt == null) {
            return Mono.just(Optional.empty());
        }
        return forms.refusal(attempt.codec(), found.line().type(), id)
                .map(why -> Optional.of(new Way(attempt.name(), id, revision(found), false, why, null)))
                .defaultIfEmpty(Optional.empty());
    }

    private static List<String> steps(List<String> stops) {
        return stops.size() < 2 ? List.of() : List.copyOf(stops);
    }

    private static @Nullable Integer revision(Found found) {
        var schema = found.schema();
        return schema == null ? null : schema.revision();
    }

    private record Found(
            RecordedEvent event, EventLine line, @Nullable StoredSchema schema, Codecs.@Nullable Attempt attempt) {}

    private record Reading(
            @Nullable JsonNode value, @Nullable String error) {}
}
