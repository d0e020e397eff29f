package com.tomriddelsdell.portfolio.project;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a project in addresses. It is chosen once: an address that somebody has noted down leads to its project for
 * as long as that exists.
 */
public record Slug(String value) {

    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public Slug {
        problemWith(value).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** The slug that {@code written} is; empty if it is none. */
    public static Optional<Slug> parse(String written) {
        return problemWith(written).isPresent() ? Optional.empty() : Optional.of(new Slug(written));
    }

    /** Why {@code typed} is not a slug, if it is none. */
    public static Optional<String> problemWith(String typed) {
        if (typed.isEmpty()) {
            return Optional.of("The slug is missing.");
        }
        if (typed.length() > MAX_LENGTH) {
            return Optional.of("The slug must have at most %d characters.".formatted(MAX_LENGTH));
        }
        return FORM.matcher(typed).matches()
                ? Optional.empty()
                : Optional.of("The slug consists of lower-case letters, digits and single hyphens, like event-store.");
    }

    @Override
    public String toString() {
        return value;
    }
}
