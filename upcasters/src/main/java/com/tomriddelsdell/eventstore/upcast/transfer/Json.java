package com.tomriddelsdell.eventstore.upcast.transfer;

import com.tomriddelsdell.eventstore.Payload;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is written again as it was read: numbers keep all their digits, fields their order. */
final class Json {

    private static final int PAYLOAD_DEPTH = 100;
    private static final JsonMapper PAYLOAD = mapper(PAYLOAD_DEPTH);
    private static final JsonMapper LINE = mapper(2 * PAYLOAD_DEPTH);

    private Json() {}

    static ObjectNode object() {
        return LINE.createObjectNode();
    }

    static ArrayNode array() {
        return LINE.createArrayNode();
    }

    /** What the field {@code name} holds as a text of JSON. */
    static JsonNode value(String name, String json) {
        return Fields.parsed(name, "JSON", json, LINE::readTree);
    }

    static String write(JsonNode node) {
        return LINE.writeValueAsString(node);
    }

    static byte[] bytes(JsonNode node) {
        return LINE.writeValueAsBytes(node);
    }

    /** Reads a line, which must be an object. */
    static ObjectNode line(String line) {
        try {
            if (LINE.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw new BadLineException("it must be a JSON object, but is not: " + malformed.getOriginalMessage());
        }
        throw new BadLineException("it must be a JSON object, but is another value");
    }

    /** The payload as JSON, if it is an object or array that is written again byte by byte as it is. */
    static Optional<JsonNode> exactly(Payload payload) {
        if (!mayBeJson(payload)) {
            return Optional.empty();
        }
        try {
            var all = payload.toByteArray();
            var node = PAYLOAD.readTree(all);
            return Arrays.equals(PAYLOAD.writeValueAsBytes(node), all) ? Optional.of(node) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static boolean mayBeJson(Payload payload) {
        return payload.size() > 0 && "{[".indexOf(payload.buffer().get(0)) >= 0;
    }

    private static JsonMapper mapper(int depth) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(LineInput.MAX_LENGTH)
                        .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(depth).build())
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
