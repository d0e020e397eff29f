package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** The version of a project that somebody had before their eyes, as a hidden field of a form carries it. */
final class SeenVersion {

    private static final String FIELD = "version";

    private SeenVersion() {}

    static ExpectedVersion.Exactly of(MultiValueMap<String, String> typed) {
        try {
            return new ExpectedVersion.Exactly(
                    StreamVersion.of(Long.parseLong(Objects.requireNonNullElse(typed.getFirst(FIELD), ""))));
        } catch (IllegalArgumentException noVersion) {
            throw ProblemException.invalidParameter(FIELD, "must be the version that the page was made of");
        }
    }
}
