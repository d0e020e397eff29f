package com.tomriddelsdell.portfolio.contact.spam;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Which texts came in the last {@value #HOURS} hours, as digests in memory, {@value #MOST} at most. A text is the same
 * whatever its case and spaces; one that is shorter than {@value #SHORTEST} characters is what many people write.
 */
final class RecentTexts {

    static final int HOURS = 24;
    static final int MOST = 10_000;
    static final int SHORTEST = 40;
    static final int PATIENCE = 2;

    private final Cache<String, Seen> texts;

    RecentTexts(Ticker time) {
        texts = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(Duration.ofHours(HOURS))
                .ticker(time)
                .build();
    }

    /**
     * Whether the text of {@code request} came before, from another address, or from the same more than once. What is sent again
     * to the same {@code stream} is the same request.
     */
    boolean isRepeated(StreamId stream, SubmitContactRequest request) {
        var text = text(request);
        var seen = text.isEmpty() ? null : texts.getIfPresent(digest(text));
        return seen != null && !seen.last().equals(stream) && seen.isEnough(sender(request));
    }

    /** Notes that {@code request} is in the log. */
    void note(StreamId stream, SubmitContactRequest request) {
        var text = text(request);
        if (!text.isEmpty()) {
            texts.asMap().merge(digest(text), new Seen(sender(request), stream, 1), (seen, next) -> seen.and(next));
        }
    }

    private static String text(SubmitContactRequest request) {
        var text = request.message().value().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return text.codePointCount(0, text.length()) < SHORTEST ? "" : text;
    }

    private static String sender(SubmitContactRequest request) {
        return digest(request.email().value().toLowerCase(Locale.ROOT));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * A text that came.
     *
     * @param sender who sent it first
     * @param last the stream that it came to last
     * @param times how often it came
     */
    private record Seen(String sender, StreamId last, int times) {

        Seen and(Seen next) {
            return last.equals(next.last) ? this : new Seen(sender, next.last, times + 1);
        }

        boolean isEnough(String again) {
            return times >= PATIENCE || !sender.equals(again);
        }
    }
}
