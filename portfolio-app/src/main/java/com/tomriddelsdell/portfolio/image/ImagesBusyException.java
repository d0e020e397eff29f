package com.tomriddelsdell.portfolio.image;

/** As many uploads as are taken at a time are under way. Nothing of this one was read; it may be sent again later. */
public final class ImagesBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImagesBusyException(int limit) {
        super("%d images are being taken in already".formatted(limit), null, false, false);
    }
}
