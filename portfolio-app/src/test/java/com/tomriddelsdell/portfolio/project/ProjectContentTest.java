package com.tomriddelsdell.portfolio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.ProjectCommand.CreateProject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectContentTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void what_was_typed_is_made_tidy() {
        var typed = new ProjectContent(
                "  Event store ",
                "One\r\n  two ",
                "\r\nBody\r\n\r\n    code\t ",
                " Library",
                List.of("Java ", "java", "C++"),
                List.of(new ProjectLink(" Source ", " https://example.com/ ")));

        assertThat(create("event-store", typed).content())
                .isEqualTo(new ProjectContent(
                        "Event store",
                        "One two",
                        "Body\n\n    code",
                        "library",
                        List.of("java", "c++"),
                        List.of(new ProjectLink("Source", "https://example.com/"))));
    }

    @Test
    void every_violation_is_named_at_once() {
        var empty = new ProjectContent("", " ", "\n", "", List.of(""), List.of(new ProjectLink("", "")));

        assertThat(violations("", empty))
                .extracting(Violation::field)
                .containsExactly("slug", "title", "summary", "body", "category", "tags", "links");
    }

    @Test
    void html_and_scripts_are_text_like_any_other() {
        var typed = new ProjectContent(SCRIPT, SCRIPT, SCRIPT, "library", List.of(), List.of());

        assertThat(create("event-store", typed).content()).isEqualTo(typed);
    }

    @Test
    void labels_hold_no_html() {
        var typed = new ProjectContent("A", "B", "C", SCRIPT, List.of("java", "<b>"), List.of());

        assertThat(violations("a", typed)).extracting(Violation::field).containsExactly("category", "tags");
    }

    @Test
    void lengths_are_counted_in_characters_as_people_count_them() {
        assertThat(create("a", sized(120, 300, 20_000))).isNotNull();
        assertThat(violations("a", sized(121, 301, 20_001)))
                .extracting(Violation::message)
                .containsExactly(
                        "The title must have at most 120 characters.",
                        "The summary must have at most 300 characters.",
                        "The body must have at most 20,000 characters.");
    }

    @Test
    void there_may_be_only_so_many_tags_and_links() {
        var tags = IntStream.range(0, 13).mapToObj(number -> "tag " + number).toList();
        var links = IntStream.range(0, 9)
                .mapToObj(number -> new ProjectLink("Link", "https://example.com/" + number))
                .toList();

        assertThat(violations("a", new ProjectContent("A", "B", "C", "d", tags, links)))
                .extracting(Violation::message)
                .containsExactly("There must be at most 12 tags.", "There must be at most 8 links.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a b", "-a", "a-", "a--b", "a/b", "..", "ä", "a_b", "a%2fb", "a\n"})
    void what_is_no_slug_is_refused(String slug) {
        assertThat(violations(slug, ProjectSamples.CONTENT))
                .extracting(Violation::field)
                .containsExactly("slug");
        assertThat(Slug.parse(slug)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//example.com",
                "/relative",
                "https:///nothing",
                "https://user:word@example.com/",
                "ftp://example.com/",
                "https://exa mple.com/",
                "https://example.com/\"onclick=\"x"
            })
    void links_lead_to_sites_only(String url) {
        var typed = new ProjectContent("A", "B", "C", "d", List.of(), List.of(new ProjectLink("Link", url)));

        assertThat(violations("a", typed)).extracting(Violation::field).containsExactly("links");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\u001b[31m", "\ud800", "a\u0085b"})
    void what_cannot_be_stored_as_text_or_only_disturbs_it_is_refused(String text) {
        var typed = new ProjectContent(text, text, text, "d", List.of(), List.of());

        assertThat(violations("a", typed)).extracting(Violation::field).containsExactly("title", "summary", "body");
    }

    private static ProjectContent sized(int title, int summary, int body) {
        return new ProjectContent(
                "🙂".repeat(title), "🙂".repeat(summary), "🙂".repeat(body), "d", List.of(), List.of());
    }

    private static CreateProject create(String slug, ProjectContent typed) {
        return CreateProject.of(slug, typed, OrderKey.MIDDLE);
    }

    private static List<Violation> violations(String slug, ProjectContent typed) {
        return assertThatExceptionOfType(InvalidProjectException.class)
                .isThrownBy(() -> create(slug, typed))
                .actual()
                .violations();
    }
}
