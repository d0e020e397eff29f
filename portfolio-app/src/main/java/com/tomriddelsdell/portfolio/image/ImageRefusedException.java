package com.tomriddelsdell.portfolio.image;

/** An upload that is not accepted. Its message is for whoever uploaded it. Nothing of it is kept. */
public final class ImageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    public ImageRefusedException(Refusal reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
