package com.tomriddelsdell.portfolio.contact;

/** How far a contact request is dealt with. */
public enum Status {
    /** Nobody has looked at it. */
    NEW,
    /** Read, and not answered. */
    READ,
    ANSWERED,
    /** Dealt with, answered or not. */
    ARCHIVED,
    /** Rules took it for spam, or the owner did. */
    SPAM
}
