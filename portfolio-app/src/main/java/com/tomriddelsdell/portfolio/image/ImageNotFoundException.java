package com.tomriddelsdell.portfolio.image;

/** An image was named that is not there. */
public final class ImageNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageNotFoundException() {
        super("There is no such image", null, false, false);
    }
}
