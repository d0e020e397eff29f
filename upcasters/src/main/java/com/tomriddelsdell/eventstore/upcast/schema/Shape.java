package com.tomriddelsdell.eventstore.upcast.schema;

import com.tomriddelsdell.eventstore.EventData;

/**
 * What a payload of an event type looks like at one point of its history.
 *
 * @param version the place of the schema in the history of its type, from 1
 */
public record Shape(String type, int version) {

    public Shape {
        EventData.requireType(type);
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, but was " + version);
        }
    }

    public static Shape of(String type, int version) {
        return new Shape(type, version);
    }

    @Override
    public String toString() {
        return type + " v" + version;
    }
}
