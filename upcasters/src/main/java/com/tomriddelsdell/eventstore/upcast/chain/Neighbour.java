package com.tomriddelsdell.eventstore.upcast.chain;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import org.apache.avro.generic.GenericRecord;

/**
 * An event before another in its stream.
 *
 * @param shape which of the shapes that were declared it is given in
 * @param data its data in this shape, not to be changed; texts are {@code String}s
 * @param event as it is recorded
 */
public record Neighbour(Shape shape, GenericRecord data, RecordedEvent event) {

    public Neighbour {
        requireNonNull(shape, "shape");
        requireNonNull(data, "data");
        requireNonNull(event, "event");
    }
}
