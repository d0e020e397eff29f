package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.TypedText;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;

/** What the images of a project must be like. */
public final class ImageRules {

    public static final int MAX_IMAGES = 12;
    public static final int MAX_ALT = 300;

    private ImageRules() {}

    /**
     * What somebody typed to describe an image, made tidy.
     *
     * @throws InvalidProjectException if it is not acceptable
     */
    public static String alt(String typed) {
        TypedText.problemWith("The description", typed, MAX_ALT).ifPresent(problem -> refuse("alt", problem));
        return TypedText.oneLine(typed);
    }

    static void requireRoom(ProjectImages images) {
        if (images.items().size() >= MAX_IMAGES) {
            refuse("image", "There must be at most %d images.".formatted(MAX_IMAGES));
        }
    }

    private static void refuse(String field, String problem) {
        throw new InvalidProjectException(List.of(new Violation(field, problem)));
    }
}
