package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.eventstore.upcast.record.Default;

/** Everything that can have happened to a contact request. */
public sealed interface ContactEvent {

    /**
     * Somebody wrote to the owner of the site.
     *
     * @param address where an answer can be sent
     * @param displayName the name that belongs to the address
     */
    record ContactRequestSubmitted(
            String name,
            String address,
            String displayName,
            String message,
            @Default("\"GENERAL\"") Category category) implements ContactEvent {}

    /** The owner answered. */
    record ContactAnswered(String answer) implements ContactEvent {}

    /**
     * The request is dealt with.
     *
     * @param by who closed it
     */
    record ContactClosed(String by) implements ContactEvent {}

    /** What a message is about. */
    @Default("GENERAL")
    enum Category {
        GENERAL,
        JOB,
        PRESS
    }
}
