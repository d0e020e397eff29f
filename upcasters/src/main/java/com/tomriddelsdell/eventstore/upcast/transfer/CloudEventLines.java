package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An event as a line in the JSON format of CloudEvents 1.0. What CloudEvents does not know stands in extension attributes, as
 * texts, for their integers are too small for positions, and they have no lists.
 */
final class CloudEventLines {

    private static final String SPECVERSION = "1.0";
    private static final String SOURCE = "urn:eventstore:";

    private CloudEventLines() {}

    static String write(UUID log, RecordedEvent event) {
        var line = Json.object()
                .put("specversion", SPECVERSION)
                .put("id", event.id().toString())
                .put("source", SOURCE + log)
                .put("type", event.type())
                .put("subject", event.stream().toString())
                .put("time", event.recordedAt().toString())
                .put("position", event.position().toString())
                .put("version", event.version().toString());
        var metadata = event.metadata();
        if (metadata.correlationId() != null) {
            line.put("correlationid", metadata.correlationId().toString());
        }
        if (metadata.causationId() != null) {
            line.put("causationid", metadata.causationId().toString());
        }
        if (!metadata.headers().isEmpty()) {
            var headers = Json.object();
            metadata.headers().forEach(headers::put);
            line.put("headers", Json.write(headers));
        }
        if (!event.tags().isEmpty()) {
            var tags = Json.array();
            event.tags().stream().sorted().forEach(tag -> tags.add(tag.toString()));
            line.put("tags", Json.write(tags));
        }
        Json.exactly(event.payload())
                .ifPresentOrElse(
                        json -> line.put("datacontenttype", "application/json").set("data", json),
                        () -> line.put("datacontenttype", "application/octet-stream")
                                .put("data_base64", EventLines.base64(event.payload())));
        return Json.write(line);
    }

    /** @param number the position of an event that names none */
    static RecordedEvent read(Fields fields, long number) {
        if (!fields.text("specversion").equals(SPECVERSION)) {
            throw new BadLineException("the field 'specversion' must be '%s', but is '%s'"
                    .formatted(SPECVERSION, fields.text("specversion")));
        }
        return new RecordedEvent(
                Position.of(fields.has("position") ? fields.parsed("position", "a number", Long::parseLong) : number),
                fields.parsed("subject", "a stream, written as category-key", StreamId::parse),
                StreamVersion.of(fields.has("version") ? fields.parsed("version", "a number", Long::parseLong) : 0),
                id(fields),
                fields.text("type"),
                payload(fields),
                new Metadata(
                        fields.findId("correlationid").orElse(null),
                        fields.findId("causationid").orElse(null),
                        nested(fields, "headers").named("headers")),
                nested(fields, "tags").texts("tags").stream()
                        .map(tag -> Fields.parsed("tags", "tags", tag, Tag::parse))
                        .collect(Collectors.toSet()),
                fields.has("time") ? fields.parsed("time", "a time", CloudEventLines::time) : Instant.EPOCH);
    }

    /** Whose ids are no UUIDs has them made from source and id, which are unique together: the same each time. */
    private static UUID id(Fields fields) {
        var id = fields.text("id");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException another) {
            return UUID.nameUUIDFromBytes((fields.text("source") + '\n' + id).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Instant time(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }

    /** What an extension attribute holds, written as JSON. */
    private static Fields nested(Fields fields, String name) {
        var line = Json.object();
        fields.findText(name).ifPresent(text -> line.set(name, Json.value(name, text)));
        return new Fields(line);
    }

    private static Payload payload(Fields fields) {
        if (fields.has("data_base64")) {
            return fields.parsed("data_base64", "base64", EventLines::payload);
        }
        if (!fields.has("data")) {
            return Payload.wrap(new byte[0]);
        }
        var data = fields.line().get("data");
        return data.isString() && !isJson(fields) ? Payload.utf8(data.stringValue()) : payload(data);
    }

    private static boolean isJson(Fields fields) {
        return fields.findText("datacontenttype")
                .map(type -> type.contains("json"))
                .orElse(true);
    }

    private static Payload payload(JsonNode data) {
        return Payload.wrap(Json.bytes(data));
    }
}
