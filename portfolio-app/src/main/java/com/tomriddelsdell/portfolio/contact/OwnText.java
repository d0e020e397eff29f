package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.TypedText;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.Optional;

/** What the owner of the site writes about a contact request, in an answer or a note: at most 10,000 characters. */
public record OwnText(String value) {

    public static final int MAX_LENGTH = 10_000;

    public OwnText {
        value = TypedText.accept(value, problemWith(value));
    }

    /**
     * Reads what somebody typed; what was left out is an empty text.
     *
     * @throws InvalidContactRequestException if it is not acceptable, naming the field {@code text}
     */
    public static OwnText of(String typed) {
        problemWith(typed).ifPresent(problem -> {
            throw new InvalidContactRequestException(List.of(new Violation("text", problem)));
        });
        return new OwnText(typed);
    }

    /** Why {@code typed} is not acceptable, if it is not. */
    public static Optional<String> problemWith(String typed) {
        return TypedText.problemWith("The text", typed, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
