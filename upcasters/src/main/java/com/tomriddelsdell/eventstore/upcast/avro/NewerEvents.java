package com.tomriddelsdell.eventstore.upcast.avro;

/** What a program does about events that a newer program has written, while both run. */
public enum NewerEvents {

    /** They cannot be decoded: whoever follows them waits, or parks them, until it is replaced. */
    FAIL,

    /** They are left out, as if they meant nothing. For readers that lose nothing by that. */
    SKIP,

    /**
     * They are read as far as they are known, if Avro's rules allow it: fields that are new are not seen. What the rules do
     * not allow, and types that are not known, cannot be decoded.
     */
    READ_WHAT_IS_KNOWN
}
