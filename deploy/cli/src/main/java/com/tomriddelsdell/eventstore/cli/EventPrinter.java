package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.report.PayloadText;
import com.tomriddelsdell.eventstore.upcast.report.StoredPayloads;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Events as lines, with what their payloads say. */
final class EventPrinter {

    private final StoredPayloads payloads;
    private final Terminal terminal;
    private final boolean json;

    EventPrinter(SchemaCatalogue schemas, Terminal terminal, Output output) {
        this.payloads = StoredPayloads.of(schemas);
        this.terminal = terminal;
        this.json = output.json();
    }

    Mono<RecordedEvent> print(RecordedEvent event) {
        return line(event).doOnNext(terminal::line).thenReturn(event);
    }

    Mono<String> line(RecordedEvent event) {
        return payloads.read(event).map(text -> json ? Json.write(object(event, text)) : text(event, text));
    }

    Mono<ObjectNode> object(RecordedEvent event) {
        return payloads.read(event).map(text -> object(event, text));
    }

    private static ObjectNode object(RecordedEvent event, PayloadText text) {
        var object = Json.object()
                .put("position", event.position().value())
                .put("stream", event.stream().toString())
                .put("version", event.version().value())
                .put("id", event.id().toString())
                .put("type", event.type())
                .put("recordedAt", event.recordedAt().toString())
                .put("correlationId", Objects.toString(event.metadata().correlationId(), null))
                .put("causationId", Objects.toString(event.metadata().causationId(), null));
        var headers = object.putObject("headers");
        event.metadata().headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> headers.put(header.getKey(), header.getValue()));
        var tags = object.putArray("tags");
        event.tags().stream().sorted().map(Tag::toString).forEach(tags::add);
        object.put("format", text.format().name().toLowerCase(Locale.ROOT));
        if (text.schemaId() != 0) {
            object.put("schemaId", text.schemaId());
        }
        if (text.json() != null) {
            object.set("payload", Json.read(text.json()));
        } else {
            object.put("base64", base64(event));
        }
        if (text.problem() != null) {
            object.put("problem", text.problem());
        }
        return object;
    }

    private String text(RecordedEvent event, PayloadText text) {
        var payload = text.json() != null
                ? Json.write(Json.read(text.json()))
                : text.problem() == null
                        ? "base64:" + base64(event)
                        : colour("red", "[" + text.problem() + "] base64:" + base64(event));
        var tags = event.tags().isEmpty()
                ? ""
                : event.tags().stream().sorted().map(Tag::toString).collect(Collectors.joining(" ", "  [", "]"));
        return "%s  %s  %s@%s  %s  %s%s"
                .formatted(
                        colour("yellow", event.position().toString()),
                        event.recordedAt(),
                        colour("cyan", event.stream().toString()),
                        event.version(),
                        colour("bold", event.type()),
                        payload,
                        tags);
    }

    private String colour(String style, String text) {
        return terminal.colours()
                ? Ansi.ON.new Text("@|%s %s|@".formatted(style, text.replace("|@", "| @"))).toString()
                : text;
    }

    private static String base64(RecordedEvent event) {
        return Base64.getEncoder().encodeToString(event.payload().toByteArray());
    }
}
