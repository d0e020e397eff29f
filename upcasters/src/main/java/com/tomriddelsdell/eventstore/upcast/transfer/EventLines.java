package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** An event as a line of the log's own format. */
final class EventLines {

    private EventLines() {}

    static String write(RecordedEvent event) {
        var line = Json.object()
                .put("position", event.position().value())
                .put("stream", event.stream().toString())
                .put("version", event.version().value())
                .put("id", event.id().toString())
                .put("type", event.type())
                .put("recordedAt", event.recordedAt().toString());
        var metadata = event.metadata();
        if (metadata.correlationId() != null) {
            line.put("correlationId", metadata.correlationId().toString());
        }
        if (metadata.causationId() != null) {
            line.put("causationId", metadata.causationId().toString());
        }
        if (!metadata.headers().isEmpty()) {
            var headers = line.putObject("headers");
            metadata.headers().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(header -> headers.put(header.getKey(), header.getValue()));
        }
        if (!event.tags().isEmpty()) {
            var tags = line.putArray("tags");
            event.tags().stream().sorted().forEach(tag -> tags.add(tag.toString()));
        }
        Json.exactly(event.payload())
                .ifPresentOrElse(json -> line.set("json", json), () -> line.put("base64", base64(event.payload())));
        return Json.write(line);
    }

    static RecordedEvent read(Fields fields) {
        return read(
                fields,
                new Metadata(
                        fields.findId("correlationId").orElse(null),
                        fields.findId("causationId").orElse(null),
                        fields.named("headers")));
    }

    private static RecordedEvent read(Fields fields, Metadata metadata) {
        return new RecordedEvent(
                Header.position(fields, "position"),
                fields.parsed("stream", "a stream", StreamId::parse),
                StreamVersion.of(fields.number("version")),
                fields.id("id"),
                fields.text("type"),
                payload(fields),
                metadata,
                fields.texts("tags").stream()
                        .map(tag -> Fields.parsed("tags", "tags", tag, Tag::parse))
                        .collect(Collectors.toSet()),
                fields.parsed("recordedAt", "a time", Instant::parse));
    }

    private static Payload payload(Fields fields) {
        if (fields.has("json") == fields.has("base64")) {
            throw new BadLineException("it must have either a field 'json' or a field 'base64'");
        }
        return fields.has("json")
                ? Payload.wrap(Json.bytes(fields.node("json")))
                : fields.parsed("base64", "base64", EventLines::payload);
    }

    static Payload payload(String base64) {
        return Payload.wrap(Base64.getDecoder().decode(base64));
    }

    static String base64(Payload payload) {
        return Base64.getEncoder().encodeToString(payload.toByteArray());
    }
}
