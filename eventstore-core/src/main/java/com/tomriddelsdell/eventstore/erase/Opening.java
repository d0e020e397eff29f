package com.tomriddelsdell.eventstore.erase;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;

/** Takes recorded events out of their envelopes. */
final class Opening {

    private Opening() {}

    /** @throws UndecodableEventException if it is damaged */
    static Envelope envelope(RecordedEvent event) {
        try {
            return Envelope.read(event.payload());
        } catch (UnreadableEnvelopeException damaged) {
            throw undecodable(event, damaged);
        }
    }

    /** @throws UndecodableEventException if it cannot be opened, and not because its subject was forgotten */
    static RecordedEvent opened(RecordedEvent event, FoundKeys found) {
        return Envelope.isAround(event.payload()) ? event.withPayload(payload(event, found)) : event;
    }

    /** As everybody can read it. */
    static RecordedEvent clear(RecordedEvent event) {
        return event.withPayload(Envelope.clear(event.payload()));
    }

    private static Payload payload(RecordedEvent event, FoundKeys found) {
        var envelope = envelope(event);
        var id = envelope.keyId();
        if (found.forgotten().contains(id)) {
            return envelope.clear();
        }
        var key = found.keys().get(id);
        if (key == null) {
            throw new UndecodableEventException(
                    event,
                    "its key %s is not in the key store: it was made for another log, or lost".formatted(id),
                    null);
        }
        try {
            return envelope.open(key, event.type());
        } catch (UnreadableEnvelopeException tampered) {
            throw undecodable(event, tampered);
        }
    }

    private static UndecodableEventException undecodable(RecordedEvent event, UnreadableEnvelopeException why) {
        return new UndecodableEventException(event, String.valueOf(why.getMessage()), why);
    }
}
