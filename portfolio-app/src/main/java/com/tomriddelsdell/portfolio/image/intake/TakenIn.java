package com.tomriddelsdell.portfolio.image.intake;

import com.tomriddelsdell.portfolio.image.StoredImage;

/**
 * An image that was taken in.
 *
 * @param isNew whether it was not there before
 */
public record TakenIn(StoredImage image, boolean isNew) {}
