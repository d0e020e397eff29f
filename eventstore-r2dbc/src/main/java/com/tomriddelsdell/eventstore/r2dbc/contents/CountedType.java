package com.tomriddelsdell.eventstore.r2dbc.contents;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * An event type among the newest events of a log.
 *
 * @param events how many of them are of it
 * @param last where the newest is
 */
public record CountedType(String type, long events, Position last) {
    public CountedType {
        requireNonNull(type, "type");
        requireNonNull(last, "last");
    }
}
