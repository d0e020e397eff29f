package com.tomriddelsdell.benchmarks.load;

import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of an event stream: {@code id:} is the position, {@code data:} the contact, a blank line the end. */
final class ServerSentEvents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Consumer<Sighting> sightings;
    private final StringBuilder data = new StringBuilder();
    private String id = "";

    ServerSentEvents(Consumer<Sighting> sightings) {
        this.sightings = sightings;
    }

    /**
     * Takes the next line.
     *
     * @throws IllegalArgumentException if it ends an event that has no position or no contact
     */
    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id:")) {
            id = value(line, "id:");
        } else if (line.startsWith("data:")) {
            data.append(value(line, "data:")).append('\n');
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            var contact = JSON.readTree(data.toString()).path("id").asString("");
            sightings.accept(new Sighting(Long.parseLong(id), UUID.fromString(contact)));
        }
        data.setLength(0);
        id = "";
    }

    private static String value(String line, String field) {
        var value = line.substring(field.length());
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
