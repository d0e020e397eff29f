package com.tomriddelsdell.eventstore.upcast.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a line, each of which says what it must be when it is not. */
record Fields(ObjectNode line) {

    boolean has(String name) {
        return line.has(name);
    }

    JsonNode node(String name) {
        return find(name).orElseThrow(() -> new BadLineException("the field '%s' is missing".formatted(name)));
    }

    String text(String name) {
        return text(name, node(name));
    }

    Optional<String> findText(String name) {
        return find(name).map(node -> text(name, node));
    }

    long number(String name) {
        var node = node(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new BadLineException("the field '%s' must be a whole number, but is %s".formatted(name, shown(node)));
        }
        return node.longValue();
    }

    UUID id(String name) {
        return parsed(name, "a UUID", text(name), UUID::fromString);
    }

    Optional<UUID> findId(String name) {
        return findText(name).map(text -> parsed(name, "a UUID", text, UUID::fromString));
    }

    <T> T parsed(String name, String kind, Function<String, T> reader) {
        return parsed(name, kind, text(name), reader);
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        find(name).ifPresent(node -> {
            require(name, "an array of texts", node, node.isArray());
            node.forEach(element -> texts.add(text(name, element)));
        });
        return texts;
    }

    Map<String, String> named(String name) {
        var named = new LinkedHashMap<String, String>();
        find(name).ifPresent(node -> {
            require(name, "an object of texts", node, node.isObject());
            node.properties().forEach(entry -> named.put(entry.getKey(), text(name, entry.getValue())));
        });
        return named;
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(line.get(name)).filter(node -> !node.isNull());
    }

    static <T> T parsed(String name, String kind, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException malformed) {
            throw new BadLineException(
                    "the field '%s' must be %s, but is '%s': %s"
                            .formatted(name, kind, cut(text), malformed.getMessage()),
                    malformed);
        }
    }

    private static String text(String name, JsonNode node) {
        require(name, "a text", node, node.isString());
        return node.stringValue();
    }

    private static void require(String name, String kind, JsonNode node, boolean kept) {
        if (!kept) {
            throw new BadLineException("the field '%s' must be %s, but is %s".formatted(name, kind, shown(node)));
        }
    }

    private static String shown(JsonNode node) {
        return cut(node.toString());
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
