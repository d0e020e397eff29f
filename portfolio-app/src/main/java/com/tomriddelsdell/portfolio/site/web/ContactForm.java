package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.input.Violation;
import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * The contact form as somebody filled it in, and what is wrong with it.
 *
 * @param notice what is wrong beyond the fields; empty when nothing is
 */
record ContactForm(String name, String email, String message, List<Violation> violations, String notice) {

    static final ContactForm EMPTY = new ContactForm("", "", "", List.of(), "");

    static ContactForm of(MultiValueMap<String, String> typed) {
        return new ContactForm(value(typed, "name"), value(typed, "email"), value(typed, "message"), List.of(), "");
    }

    SubmitContactRequest toCommand() {
        return SubmitContactRequest.of(name, email, message);
    }

    ContactForm with(InvalidContactRequestException invalid) {
        return new ContactForm(name, email, message, invalid.violations(), notice);
    }

    ContactForm withNotice(String text) {
        return new ContactForm(name, email, message, violations, text);
    }

    /** What is wrong with a field; empty when nothing is. */
    String error(String field) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field))
                .map(Violation::message)
                .findFirst()
                .orElse("");
    }

    private static String value(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }
}
