package com.tomriddelsdell.portfolio.image;

import java.util.Locale;

/** Why an upload is not accepted. */
public enum Refusal {
    /** There is nothing in it. */
    EMPTY,
    /** It has more bytes than are accepted. */
    TOO_LARGE,
    /** It is a drawing that can hold scripts and addresses. */
    SVG,
    /** It is nothing that can be read as an image here. */
    UNKNOWN_TYPE,
    /** It is said to be something else than it is. */
    MISLABELLED,
    /** It would have more pixels than are accepted. */
    TOO_MANY_PIXELS,
    /** It ends before it is complete. */
    TRUNCATED,
    /** It cannot be decoded. */
    DAMAGED,
    /** It cannot be decoded and encoded in the time that there is for it. */
    TOO_SLOW;

    /** As meters name it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
