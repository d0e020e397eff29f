package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.image.StoredImage;

/**
 * An image of a project.
 *
 * @param alt what there is to see, for those who do not see it
 */
public record ProjectImage(StoredImage image, String alt) {

    public String id() {
        return image.id();
    }

    ProjectImage described(String replacement) {
        return new ProjectImage(image, replacement);
    }
}
