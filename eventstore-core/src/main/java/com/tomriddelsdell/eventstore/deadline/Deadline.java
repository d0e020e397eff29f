package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Something that is due at a time.
 *
 * @param id of this deadline among all that its key ever had: it makes a repeated schedule recognisable, and whoever meets
 *     the deadline recognises by it that he has done so already
 * @param due not met before, by the clock of the store; from the year 1 to the year 9999, to the microsecond
 * @param payload what whoever meets it must know; empty as a rule
 * @param metadata what the events carry that are caused by meeting it
 */
public record Deadline(DeadlineKey key, UUID id, Instant due, Payload payload, Metadata metadata) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    public Deadline {
        requireNonNull(key, "key");
        requireNonNull(id, "id");
        requireNonNull(payload, "payload");
        requireNonNull(metadata, "metadata");
        due = requireNonNull(due, "due").truncatedTo(ChronoUnit.MICROS);
        if (due.isBefore(EARLIEST) || due.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "due must be between %s and %s, but was %s".formatted(EARLIEST, LATEST, due));
        }
    }

    /** A deadline under a new id, with an empty payload. */
    public static Deadline of(DeadlineKey key, Instant due) {
        return new Deadline(key, EventIds.next(), due, Payload.wrap(new byte[0]), Metadata.NONE);
    }

    /** As {@link #of(DeadlineKey, Instant)}. */
    public static Deadline of(String name, String subject, Instant due) {
        return of(new DeadlineKey(name, subject), due);
    }

    public Deadline withId(UUID id) {
        return new Deadline(key, id, due, payload, metadata);
    }

    public Deadline withPayload(Payload payload) {
        return new Deadline(key, id, due, payload, metadata);
    }

    public Deadline withMetadata(Metadata metadata) {
        return new Deadline(key, id, due, payload, metadata);
    }
}
