package com.tomriddelsdell.eventstore.r2dbc.parameter;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Names and values as a flat JSON object, readable to whoever looks at the table; null when there are none. */
public final class NamedValues {

    private static final JsonFactory JSON = new JsonFactory();

    private NamedValues() {}

    public static @Nullable String write(Map<String, String> values) {
        if (values.isEmpty()) {
            return null;
        }
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        return text.toString();
    }

    public static Map<String, String> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                values.put(name, json.nextStringValue());
            }
        }
        return values;
    }
}
