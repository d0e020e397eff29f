package com.tomriddelsdell.portfolio.contact;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an answer can be sent: the form that browsers accept in e-mail fields, with a domain of two labels or more. */
public record EmailAddress(String value) {

    /** The longest path that SMTP carries: RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    public static final int MAX_LENGTH = 254;

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+");

    public EmailAddress {
        value = TypedText.accept(value, problemWith(value));
    }

    /** Why {@code typed} is not an e-mail address, if it is none. */
    public static Optional<String> problemWith(String typed) {
        return TypedText.problemWith("Your e-mail address", typed, MAX_LENGTH)
                .or(() -> FORM.matcher(TypedText.tidy(typed)).matches()
                        ? Optional.empty()
                        : Optional.of("This is not an e-mail address. It looks like name@example.com."));
    }

    @Override
    public String toString() {
        return value;
    }
}
