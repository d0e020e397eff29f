package com.tomriddelsdell.portfolio.project.view;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of projects begins. Its written form means nothing to anybody else and may change. */
public final class ProjectCursor {

    /** Before the first project. */
    public static final ProjectCursor FIRST = new ProjectCursor("", "");

    private static final char SEPARATOR = ' ';

    private final String orderKey;
    private final String slug;

    private ProjectCursor(String orderKey, String slug) {
        this.orderKey = orderKey;
        this.slug = slug;
    }

    static ProjectCursor after(OrderKey orderKey, Slug slug) {
        return new ProjectCursor(orderKey.value(), slug.value());
    }

    /**
     * Reads the form that {@link #written()} makes.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static ProjectCursor parse(String written) {
        var decoded = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII);
        var separator = decoded.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("not a cursor");
        }
        return after(new OrderKey(decoded.substring(0, separator)), new Slug(decoded.substring(separator + 1)));
    }

    @JsonValue
    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((orderKey + SEPARATOR + slug).getBytes(StandardCharsets.US_ASCII));
    }

    String orderKey() {
        return orderKey;
    }

    String slug() {
        return slug;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectCursor cursor && orderKey.equals(cursor.orderKey) && slug.equals(cursor.slug);
    }

    @Override
    public int hashCode() {
        return 31 * orderKey.hashCode() + slug.hashCode();
    }
}
