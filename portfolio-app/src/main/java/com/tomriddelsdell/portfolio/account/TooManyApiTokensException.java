package com.tomriddelsdell.portfolio.account;

/** An account lets in no more programs than this. */
public final class TooManyApiTokensException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyApiTokensException(int limit) {
        super("There are %d tokens already: revoke one first".formatted(limit), null, false, false);
    }
}
