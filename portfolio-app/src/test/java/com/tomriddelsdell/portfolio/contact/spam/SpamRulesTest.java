package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpamRulesTest {

    private static final Duration QUICKEST = Duration.ofSeconds(3);
    private static final String LONG = "A text that is long enough to be known when it comes again.";
    private static final List<String> WORDS = List.of(
            "Hello", "I", "saw", "your", "work", "and", "would", "like", "to", "talk", "about", "a", "project", "soon,",
            "please!", "Größe", "naïve", "Привет,", "друзья", "你好，", "看看", "こんにちは", "مرحبا", "שלום", "नमस्ते", "🙂",
            "<b>", "&", "a <", "> b", "[1]", "1,000", "e.g.", "C++", "http", "link");

    private final AtomicLong nanos = new AtomicLong();
    private final RecentTexts recent = new RecentTexts(nanos::get);
    private final SpamRules rules = new SpamRules(5, QUICKEST, recent);

    @ParameterizedTest
    @MethodSource
    void what_speaks_for_spam_is_told(String message, List<SpamReason> reasons) {
        assertThat(reasons(message)).isEqualTo(reasons);
    }

    static Stream<Arguments> what_speaks_for_spam_is_told() {
        var link = "https://example.com/a ";
        return Stream.of(
                Arguments.of("Cheap pills for everybody " + link.repeat(6), List.of()),
                Arguments.of("Cheap pills for everybody " + link.repeat(7), List.of(SpamReason.MANY_LINKS)),
                Arguments.of("Your page has <a href='https://example.com'> in it", List.of()),
                Arguments.of("Pills [url=https://example.com]here[/url]", List.of()),
                Arguments.of(
                        "Pills <a href=\"https://example.com\">here</a> " + link.repeat(3),
                        List.of(SpamReason.MANY_LINKS, SpamReason.MARKUP)),
                Arguments.of(
                        "Pills [URL=https://example.com]here[/URL] " + link.repeat(3),
                        List.of(SpamReason.MANY_LINKS, SpamReason.MARKUP)),
                Arguments.of(link, List.of(SpamReason.ONLY_LINKS)),
                Arguments.of("www.example.com\n" + link, List.of(SpamReason.ONLY_LINKS)),
                Arguments.of("[link]https://example.com[/link]", List.of(SpamReason.MARKUP, SpamReason.ONLY_LINKS)),
                Arguments.of("看看我的网站 https://example.com", List.of()),
                Arguments.of("Hello https://example.com", List.of()));
    }

    @Test
    void links_in_the_name_count_too() {
        var request = SubmitContactRequest.of(
                "https://example.com https://example.com",
                "bot@example.com",
                "Pills " + "http://example.com ".repeat(5));

        assertThat(rules.reasons(stream(), request, "", Optional.empty())).containsExactly(SpamReason.MANY_LINKS);
    }

    @Test
    void a_field_that_people_cannot_see_is_left_empty_by_people() {
        assertThat(rules.reasons(stream(), request("zoe", "Hello"), "https://example.com", Optional.of(QUICKEST)))
                .containsExactly(SpamReason.HIDDEN_FIELD);
        assertThat(rules.reasons(stream(), request("zoe", "Hello"), " ", Optional.of(QUICKEST)))
                .isEmpty();
    }

    @Test
    void nobody_fills_in_a_form_in_no_time_and_a_program_has_no_form() {
        assertThat(rules.reasons(stream(), request("zoe", "Hello"), "", Optional.of(QUICKEST.minusMillis(1))))
                .containsExactly(SpamReason.TOO_QUICK);
        assertThat(rules.reasons(stream(), request("zoe", "Hello"), "", Optional.of(QUICKEST)))
                .isEmpty();
        assertThat(rules.reasons(stream(), request("zoe", "Hello"), "", Optional.empty()))
                .isEmpty();
    }

    @Test
    void every_reason_is_told_when_there_are_several() {
        assertThat(rules.reasons(stream(), request("bot", "https://example.com"), "x", Optional.of(Duration.ZERO)))
                .containsExactly(SpamReason.HIDDEN_FIELD, SpamReason.TOO_QUICK, SpamReason.ONLY_LINKS);
    }

    @Test
    void the_threshold_decides() {
        var strict = new SpamRules(3, QUICKEST, recent);
        var lenient = new SpamRules(6, QUICKEST, recent);

        assertThat(strict.reasons(stream(), request("zoe", "About <a href='x'> on your page"), "", Optional.empty()))
                .containsExactly(SpamReason.MARKUP);
        assertThat(lenient.reasons(stream(), request("bot", "https://example.com"), "", Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_text_that_came_from_another_address_is_repeated_whatever_its_case_and_spaces() {
        recent.note(stream(), request("first", LONG));

        assertThat(rules.reasons(
                        stream(),
                        request("second", " " + LONG.toUpperCase(Locale.ROOT).replace(" ", " \n ")),
                        "",
                        Optional.empty()))
                .containsExactly(SpamReason.REPEATED);
    }

    @Test
    void whoever_sends_a_text_twice_was_unsure_and_whoever_sends_it_three_times_is_a_program() {
        recent.note(stream(), request("zoe", LONG));
        assertThat(reasons(LONG)).isEmpty();

        recent.note(stream(), request("zoe", LONG));
        assertThat(reasons(LONG)).containsExactly(SpamReason.REPEATED);
    }

    @Test
    void a_request_that_is_sent_again_is_the_same_request() {
        var stream = stream();
        for (var times = 0; times < 5; times++) {
            assertThat(rules.reasons(stream, request("zoe", LONG), "", Optional.empty()))
                    .isEmpty();
            recent.note(stream, request("zoe", LONG));
        }
    }

    @Test
    void what_many_people_write_and_what_came_long_ago_is_not_repeated() {
        recent.note(stream(), request("first", "Hello"));
        recent.note(stream(), request("first", LONG));

        assertThat(reasons("Hello")).isEmpty();
        nanos.addAndGet(Duration.ofHours(RecentTexts.HOURS).toNanos());
        assertThat(reasons(LONG)).isEmpty();
    }

    @Test
    void letters_of_people_in_whatever_language_are_no_spam() {
        var random = new Random(20260102);
        for (var run = 0; run < 2_000; run++) {
            var letter = letter(random);
            assertThat(rules.reasons(stream(), request("zoe" + run, letter), "", Optional.of(QUICKEST)))
                    .as(letter)
                    .isEmpty();
        }
    }

    /** Some sentences with two links at most. */
    private static String letter(Random random) {
        var words = IntStream.range(0, 3 + random.nextInt(60))
                .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : "\n"));
        return "Hello, " + words + " https://example.com/me".repeat(random.nextInt(3));
    }

    private List<SpamReason> reasons(String message) {
        return rules.reasons(stream(), request("zoe", message), "", Optional.of(QUICKEST));
    }

    private static SubmitContactRequest request(String sender, String message) {
        return SubmitContactRequest.of("Zoë", sender + "@example.com", message);
    }

    private static StreamId stream() {
        return ContactStreams.next();
    }
}
