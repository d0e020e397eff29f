package com.tomriddelsdell.portfolio.contact.codec;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;

/** The JSON that contact events were kept as before Avro. It is read, and not written any more. */
final class EarlierJson implements EventCodec<ContactEvent> {

    private final JsonEventCodec<First> codec = JsonEventCodec.of(First.class);

    @Override
    public EventData encode(ContactEvent event) {
        throw new UnsupportedOperationException("Contact events are not written as JSON any more");
    }

    @Override
    public ContactEvent decode(RecordedEvent event) {
        return switch (codec.decode(event)) {
            case First.ContactRequestSubmitted first -> lifted(first, event);
        };
    }

    private static ContactEvent lifted(First.ContactRequestSubmitted first, RecordedEvent event) {
        try {
            var mailbox = Mailbox.parse(first.email());
            return new ContactRequestSubmitted(
                    first.name(),
                    mailbox.address(),
                    mailbox.displayName().orElse(first.name()),
                    first.message(),
                    Category.GENERAL,
                    "");
        } catch (IllegalArgumentException malformed) {
            throw new UndecodableEventException(
                    event, "its e-mail cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    /** The events as they were then. */
    sealed interface First {

        record ContactRequestSubmitted(String name, String email, String message) implements First {}
    }
}
