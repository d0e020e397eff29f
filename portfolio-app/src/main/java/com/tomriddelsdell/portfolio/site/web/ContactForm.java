package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.spam.Evidence;
import com.tomriddelsdell.portfolio.input.Violation;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The contact form as somebody filled it in, and what is wrong with it.
 *
 * @param notice what is wrong beyond the fields; empty when nothing is
 * @param token by which it is known when the form was given
 * @param hidden what is in the field that people cannot see; never given back, for it may have been their browser
 */
record ContactForm(
        String name,
        String email,
        String message,
        List<Violation> violations,
        String notice,
        String token,
        String hidden) {

    static ContactForm empty(String token) {
        return new ContactForm("", "", "", List.of(), "", token, "");
    }

    static ContactForm of(MultiValueMap<String, String> typed) {
        return new ContactForm(
                value(typed, "name"),
                value(typed, "email"),
                value(typed, "message"),
                List.of(),
                "",
                value(typed, Evidence.TOKEN_FIELD),
                value(typed, Evidence.HIDDEN_FIELD));
    }

    SubmitContactRequest toCommand() {
        return SubmitContactRequest.of(name, email, message);
    }

    ContactForm with(InvalidContactRequestException invalid) {
        return new ContactForm(name, email, message, invalid.violations(), notice, token, hidden);
    }

    ContactForm withNotice(String text) {
        return new ContactForm(name, email, message, violations, text, token, hidden);
    }

    ContactForm withToken(String renewed) {
        return new ContactForm(name, email, message, violations, notice, renewed, hidden);
    }

    Evidence evidence(@Nullable InetSocketAddress from) {
        return new Evidence(from, token, hidden);
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
