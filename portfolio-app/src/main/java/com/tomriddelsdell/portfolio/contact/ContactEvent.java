package com.tomriddelsdell.portfolio.contact;

/** Everything that can have happened to a contact request. */
public sealed interface ContactEvent {

    /** Somebody wrote to the owner of the site. */
    record ContactRequestSubmitted(String name, String email, String message) implements ContactEvent {}
}
