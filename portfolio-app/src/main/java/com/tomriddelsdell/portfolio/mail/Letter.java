package com.tomriddelsdell.portfolio.mail;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in two forms: as text and as HTML.
 *
 * @param kind what it is for, as a meter tells: a word in lower case
 * @param messageId by which mail programs know it, in angle brackets; the same for the same letter sent again, so that a
 *     repetition can be recognised
 * @param replyTo where an answer goes; null for whom it is from
 * @param subject whatever could break a header is taken out of it
 * @param references message ids of the letters that it follows, oldest first; it answers the last
 * @param automatic whether a program wrote it, which no other program is to answer
 */
public record Letter(
        String kind,
        String messageId,
        MailAddress to,
        @Nullable MailAddress replyTo,
        String subject,
        String text,
        String html,
        List<String> references,
        boolean automatic) {

    /** The most letters that one may refer to. */
    public static final int MAX_REFERENCES = 20;

    private static final Pattern KIND = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9.-]{1,100}@[A-Za-z0-9.-]{1,254}>");
    private static final int MAX_SUBJECT = 200;

    /** @throws IllegalArgumentException if {@code kind} or a message id is not of its form, or there are too many of these */
    public Letter {
        requireForm("kind", requireNonNull(kind, "kind"), KIND);
        requireForm("messageId", requireNonNull(messageId, "messageId"), MESSAGE_ID);
        requireNonNull(to, "to");
        subject = HeaderText.of(requireNonNull(subject, "subject"), MAX_SUBJECT);
        requireNonNull(text, "text");
        requireNonNull(html, "html");
        references = List.copyOf(requireNonNull(references, "references"));
        references.forEach(reference -> requireForm("references", reference, MESSAGE_ID));
        if (references.size() > MAX_REFERENCES) {
            throw new IllegalArgumentException(
                    "references must be at most %d, but were %d".formatted(MAX_REFERENCES, references.size()));
        }
    }

    private static void requireForm(String what, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("%s must match %s, but was %s".formatted(what, form, value));
        }
    }
}
