package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** Where an image is moved to, counted from 0, as a button of its form carries it. */
final class PlaceField {

    private static final String FIELD = "place";

    private PlaceField() {}

    static int of(MultiValueMap<String, String> typed) {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(typed.getFirst(FIELD), ""));
        } catch (NumberFormatException noPlace) {
            throw ProblemException.invalidParameter(FIELD, "must be a number: 0 for the first place");
        }
    }
}
