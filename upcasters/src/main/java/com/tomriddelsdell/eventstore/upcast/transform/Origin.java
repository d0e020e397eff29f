package com.tomriddelsdell.eventstore.upcast.transform;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a copied event comes from. It is kept with the copy, as the header {@value #HEADER}, written as
 * {@code position/id/time}: the copy has a position, and a time, of its own.
 *
 * @param position the place of the original in its log
 * @param id the id of the original
 * @param recordedAt when the original was recorded, by its store's clock
 */
public record Origin(Position position, UUID id, Instant recordedAt) {

    /** The header of a copied event. */
    public static final String HEADER = "origin";

    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;

    public Origin {
        requireNonNull(position, "position");
        requireNonNull(id, "id");
        requireNonNull(recordedAt, "recordedAt");
    }

    /** The origin that a copied event names; empty if it is no copy. */
    public static Optional<Origin> of(RecordedEvent copy) {
        return Optional.ofNullable(
                        requireNonNull(copy, "copy").metadata().headers().get(HEADER))
                .flatMap(Origin::parse);
    }

    static Origin at(RecordedEvent original) {
        return new Origin(original.position(), original.id(), original.recordedAt());
    }

    private static Optional<Origin> parse(String written) {
        var parts = written.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Origin(
                    Position.of(Long.parseLong(parts[0])), UUID.fromString(parts[1]), Instant.parse(parts[2])));
        } catch (IllegalArgumentException | DateTimeParseException another) { // a header that means something else
            return Optional.empty();
        }
    }

    Metadata addedTo(Metadata metadata) {
        var headers = new HashMap<>(metadata.headers());
        headers.put(HEADER, toString());
        return metadata.withHeaders(headers);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, position.toString(), id.toString(), recordedAt.toString());
    }
}
