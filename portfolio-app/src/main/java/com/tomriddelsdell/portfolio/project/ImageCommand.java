package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.image.StoredImage;

/** Everything that can be asked of the images of a project. Each is named by its id. */
public sealed interface ImageCommand extends ProjectCommand {

    /** An image is shown, after all others. One that is there already is described anew. */
    record AddImage(ProjectImage image) implements ImageCommand {

        /**
         * Reads what somebody typed.
         *
         * @throws InvalidProjectException if {@code alt} is not acceptable
         */
        public static AddImage of(StoredImage image, String alt) {
            return new AddImage(new ProjectImage(image, ImageRules.alt(alt)));
        }
    }

    /** It is described in other words. */
    record DescribeImage(String image, String alt) implements ImageCommand {

        /**
         * Reads what somebody typed.
         *
         * @throws InvalidProjectException if {@code alt} is not acceptable
         */
        public static DescribeImage of(String image, String alt) {
            return new DescribeImage(image, ImageRules.alt(alt));
        }
    }

    /**
     * It is shown at another place.
     *
     * @param place counted from 0
     */
    record MoveImage(String image, int place) implements ImageCommand {}

    /** It stands for the project. */
    record ChooseCover(String image) implements ImageCommand {}

    /** It is no longer shown. */
    record RemoveImage(String image) implements ImageCommand {}
}
