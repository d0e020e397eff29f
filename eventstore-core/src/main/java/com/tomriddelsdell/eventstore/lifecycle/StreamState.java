package com.tomriddelsdell.eventstore.lifecycle;

/** Where a stream is in its life. */
public enum StreamState {

    /** Nothing was ever appended. */
    ABSENT,

    /** It has events, and takes more. */
    ACTIVE,

    /** Its events are gone; the next append begins it anew, at the version after its last. */
    DELETED,

    /** It takes no more events until it is reopened; those it has can be read. */
    ARCHIVED,

    /** Its events are gone, and it takes none ever again. */
    TOMBSTONED
}
