package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** What the pages say, and in which language. A file of texts in Welsh is there for the tests only. */
class LanguagesTest {

    private static final Pattern USE = Pattern.compile("\\b(?:text|textOr|get)\\(\\s*\"([a-z-]+(?:\\.[a-z-]+)+)\"");
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">([^<>]*\\p{L}[^<>]*)<");
    private static final Set<String> ADMIN = Set.of(
            "inbox.jte",
            "contact.jte",
            "signIn.jte",
            "account.jte",
            "engineer.jte",
            "ownerNav.jte",
            "projectImages.jte",
            "projectConsole.jte",
            "projectForm.jte",
            "projectHistory.jte",
            "differences.jte",
            "button.jte",
            "analytics.jte",
            "dashboard.jte",
            "tiles.jte",
            "times.jte",
            "bars.jte",
            "columns.jte");

    private final Languages languages = Languages.load();

    @Test
    void no_text_that_a_page_uses_is_missing() throws IOException {
        var names = new TreeSet<String>();
        for (var room :
                Set.of(Path.of("src/main/jte"), Path.of("src/main/java/com/tomriddelsdell/portfolio/site/web"))) {
            try (var files = Files.list(room)) {
                for (var file : files.toList()) {
                    USE.matcher(Files.readString(file))
                            .results()
                            .map(use -> use.group(1))
                            .forEach(names::add);
                }
            }
        }

        assertThat(names).contains("landing.work", "projects.title");
        assertThat(languages.english().names()).containsAll(names);
    }

    @Test
    void no_public_template_says_anything_in_words_of_its_own() throws IOException {
        try (var files = Files.list(Path.of("src/main/jte"))) {
            for (var file : files.toList()) {
                if (!ADMIN.contains(file.getFileName().toString())) {
                    assertThat(ownWords(Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cy                       | cy | Gwaith
            cy-GB, en;q=0.5          | cy | Gwaith
            fr, cy;q=0.8, en;q=0.5   | cy | Gwaith
            en, cy;q=0.5             | en | Work
            fr                       | en | Work
            *                        | en | Work
            no language; at all      | en | Work
            """)
    void a_visitor_reads_the_language_that_they_read_best(String accepted, String language, String text) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, accepted);

        var texts = languages.preferred(headers);

        assertThat(texts.locale().toLanguageTag()).isEqualTo(language);
        assertThat(texts.get("landing.work")).isEqualTo(text);
        assertThat(texts.get("landing.contact")).isEqualTo("Write to me");
    }

    @Test
    void days_are_written_as_the_language_writes_them() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "cy");
        var day = Instant.parse("2026-01-02T23:00:00Z");

        assertThat(languages.english().day(day)).isEqualTo("2 January 2026");
        assertThat(languages.preferred(headers).day(day)).isEqualTo("2 Ionawr 2026");
    }

    @Test
    void a_text_that_is_not_there_is_told_by_name() {
        var english = languages.english();

        assertThatThrownBy(() -> english.get("no.such.text")).hasMessageContaining("no.such.text");
    }

    private static Set<String> ownWords(String template) {
        var rendered = template.replaceAll("(?s)[$!](?:unsafe)?\\{[^}]*}", "")
                .replaceAll("(?s)@template\\.[^@]*?@`", ">")
                .replaceAll("@[a-z]+[^\\n<]*", "")
                .replaceAll("`\\)", "")
                .replaceAll("(?s)<code>.*?</code>", "<code>");
        return BETWEEN_TAGS
                .matcher(rendered)
                .results()
                .map(LanguagesTest::words)
                .collect(Collectors.toSet());
    }

    private static String words(MatchResult text) {
        return text.group(1).strip();
    }
}
