package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.portfolio.input.TypedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which projects are wanted: what is named together must all match. What is empty does not matter.
 *
 * @param category the one they are of
 * @param tag one that they have
 * @param search words that their texts hold, or that begin words in them
 */
public record ProjectFilter(String category, String tag, String search) {

    public static final ProjectFilter NONE = new ProjectFilter("", "", "");

    /** The most characters that are sensible in any of them. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /**
     * @throws IllegalArgumentException if any of it is too long, or no text
     */
    public ProjectFilter {
        require(category);
        require(tag);
        require(search);
        category = category.strip().toLowerCase(Locale.ROOT);
        tag = tag.strip().toLowerCase(Locale.ROOT);
        search = search.strip();
    }

    private static void require(String text) {
        if (text.length() > MAX_LENGTH || !TypedText.isStorable(text)) {
            throw new IllegalArgumentException("must be a text of at most %d characters".formatted(MAX_LENGTH));
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The search in PostgreSQL's notation, which has room for nothing but the words; empty when there are none. */
    String words() {
        return Arrays.stream(BETWEEN_WORDS.split(search))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** Whether something is searched for that holds no word, so that nothing can be found. */
    boolean isHopeless() {
        return !search.isEmpty() && words().isEmpty();
    }
}
