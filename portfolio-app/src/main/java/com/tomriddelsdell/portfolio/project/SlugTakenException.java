package com.tomriddelsdell.portfolio.project;

/** A project was to be created where another one already is. */
public final class SlugTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlugTakenException() {
        super("Another project already has this slug", null, false, false);
    }
}
