package com.tomriddelsdell.portfolio.contact.desk;

/** Nobody can be forgotten: there is no master key, so that nothing is sealed. */
public final class ForgettingNotConfiguredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgettingNotConfiguredException() {
        super("Nobody can be forgotten while eventstore.erasure.current names no master key", null, false, false);
    }
}
