package com.tomriddelsdell.portfolio.image;

/** Where images are kept does not answer, or refuses. Whatever was asked may be asked again. */
public final class ImageStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
