package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;

/** Something that speaks for spam, and how much. */
record Finding(SpamReason reason, int points) {}
