package com.tomriddelsdell.portfolio.contact.view;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact request, as the owner of the site reads it.
 *
 * @param position where in the log it was submitted: newer ones have greater positions
 * @param person whose data it is: requests of one address have the same
 * @param answeredAt when it was answered first; null when it was not
 * @param spam why rules took it for spam when it came; empty when they did not
 */
public record InboxEntry(
        UUID id,
        long position,
        String person,
        String name,
        String email,
        String message,
        Instant submittedAt,
        Status status,
        Category category,
        @Nullable Instant answeredAt,
        List<SpamReason> spam) {

    public InboxEntry {
        spam = List.copyOf(spam);
    }

    /** As it came. */
    public static InboxEntry of(RecordedEvent event, ContactRequestSubmitted submitted) {
        var id = ContactStreams.id(event.stream());
        return new InboxEntry(
                id,
                event.position().value(),
                submitted.person().isEmpty() ? id.toString() : submitted.person(),
                submitted.name(),
                submitted.address(),
                submitted.message(),
                event.recordedAt(),
                submitted.isSpam() ? Status.SPAM : Status.NEW,
                submitted.category(),
                null,
                submitted.spam());
    }

    /** How long the first answer took; empty when there is none. */
    public Optional<Duration> answeredAfter() {
        return Optional.ofNullable(answeredAt).map(at -> Duration.between(submittedAt, at));
    }
}
