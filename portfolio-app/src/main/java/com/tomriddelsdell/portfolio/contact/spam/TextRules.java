package com.tomriddelsdell.portfolio.contact.spam;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the text of a request says for spam. Links count, and how they are written. Languages, alphabets and words do not: they
 * would count against people.
 */
final class TextRules {

    static final int FREE_LINKS = 2;
    static final int MOST_FOR_LINKS = 5;
    static final int MARKUP = 3;
    static final int ONLY_LINKS = 5;

    private static final int FEW_LETTERS = 5;
    private static final Pattern LINK =
            Pattern.compile("(?:https?://|\\bwww\\.)[^\\s<>\"\\]\\[]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG =
            Pattern.compile("<a\\s[^<>]*>?|</a>|\\[/?(?:url|link)\\b[^\\[\\]]*\\]?", Pattern.CASE_INSENSITIVE);

    private TextRules() {}

    static Stream<Finding> of(SubmitContactRequest request) {
        var message = request.message().value();
        var links =
                LINK.matcher(request.name().value() + "\n" + message).results().count();
        return Stream.of(manyLinks(links), markup(message), onlyLinks(links, message))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> manyLinks(long links) {
        return links > FREE_LINKS
                ? Optional.of(new Finding(SpamReason.MANY_LINKS, (int) Math.min(MOST_FOR_LINKS, links - FREE_LINKS)))
                : Optional.empty();
    }

    private static Optional<Finding> markup(String message) {
        return TAG.matcher(message).find() ? Optional.of(new Finding(SpamReason.MARKUP, MARKUP)) : Optional.empty();
    }

    private static Optional<Finding> onlyLinks(long links, String message) {
        if (links == 0) {
            return Optional.empty();
        }
        var rest = LINK.matcher(TAG.matcher(message).replaceAll(" ")).replaceAll(" ");
        return rest.codePoints().filter(Character::isLetter).limit(FEW_LETTERS).count() < FEW_LETTERS
                ? Optional.of(new Finding(SpamReason.ONLY_LINKS, ONLY_LINKS))
                : Optional.empty();
    }
}
