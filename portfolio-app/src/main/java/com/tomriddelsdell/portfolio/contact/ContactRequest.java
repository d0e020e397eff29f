package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;

/** What must be remembered of a contact request to decide about it. */
public sealed interface ContactRequest {

    /** Nobody has written yet. */
    record Blank() implements ContactRequest {}

    /** Somebody has, and this is what. */
    record Submitted(ContactRequestSubmitted submission) implements ContactRequest {}
}
