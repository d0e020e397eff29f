package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.time.Instant;
import java.util.UUID;

/**
 * A contact request, as the owner of the site reads it.
 *
 * @param position where in the log it was submitted: newer ones have greater positions
 */
public record InboxEntry(UUID id, long position, String name, String email, String message, Instant submittedAt) {

    public static InboxEntry of(RecordedEvent event, ContactRequestSubmitted submitted) {
        return new InboxEntry(
                ContactStreams.id(event.stream()),
                event.position().value(),
                submitted.name(),
                submitted.address(),
                submitted.message(),
                event.recordedAt());
    }
}
