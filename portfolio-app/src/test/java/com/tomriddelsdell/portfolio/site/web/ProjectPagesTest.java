package com.tomriddelsdell.portfolio.site.web;

import static com.tomriddelsdell.portfolio.project.web.ProjectApi.content;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.freshSlug;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.project.web.ProjectApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Projects as people see them: visitors, and whoever runs the site. */
class ProjectPagesTest extends RunningApp {

    private static final String HOSTILE = "\"><script>alert(1)</script>";

    private ProjectApi api = new ProjectApi(admin);

    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
    }

    @Test
    void a_published_project_is_in_the_list_and_has_a_page() {
        var slug = freshSlug();
        publishedAndShown(slug, "A page of its own");

        assertThat(page("/projects?search=own+page"))
                .contains("<a href=\"/projects/" + slug + "\">A page of its own</a>", "What it is.")
                .doesNotContain("style=", "<script>");
        assertThat(page("/projects/" + slug))
                .contains(
                        "<title>A page of its own",
                        "The <strong>whole</strong> story.",
                        "<a href=\"https://example.com/source\" rel=\"noopener\">Source</a>",
                        "href=\"/projects?tag=java\"");
    }

    @Test
    void a_draft_is_nowhere_to_be_seen() {
        var slug = freshSlug();
        api.created(slug, "A draft that nobody sees");

        assertThat(page("/projects?search=nobody"))
                .contains("No project matches.")
                .doesNotContain(slug);
        visitor.get()
                .uri("/projects/" + slug)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<h1>Not found.</h1>", "site.css"));
    }

    @Test
    void nothing_that_was_written_breaks_out_of_its_place() {
        var slug = freshSlug();
        api.create(Map.of(
                        "slug",
                        slug,
                        "title",
                        HOSTILE,
                        "summary",
                        HOSTILE,
                        "body",
                        HOSTILE + "\n\n[x](javascript:alert(1))",
                        "category",
                        "test",
                        "links",
                        List.of(Map.of("label", HOSTILE, "url", "https://example.com/?a=\u00e4"))))
                .expectStatus()
                .isCreated();
        shown(slug, position(api.command(slug, "publish", "\"0\"")));

        for (var uri : List.of("/projects?search=alert", "/projects/" + slug)) {
            assertThat(page(uri)).doesNotContain("<script>", "javascript:");
        }
        for (var uri : List.of("", "/" + slug + "/edit", "/" + slug + "/preview", "/" + slug + "/history")) {
            assertThat(adminPage("/admin/projects" + uri)).doesNotContain("<script>", "\"javascript:");
        }
    }

    @Test
    void a_list_that_is_long_goes_on_on_another_page() {
        for (var number = 0; number < 11; number++) {
            var slug = freshSlug();
            api.create(Map.of("slug", slug, "title", "Many", "summary", "x", "body", "x", "category", "many & more"))
                    .expectStatus()
                    .isCreated();
            shown(slug, position(api.command(slug, "publish", "\"0\"")));
        }

        var first = page("/projects?category=many+%26+more");

        assertThat(first)
                .contains("category=many%20%26%20more&amp;cursor=")
                .containsPattern("aria-current=\"true\">many");
        assertThat(first.split("<li class=\"project\"", -1)).hasSize(11);
        var next = first.replaceAll("(?s).*<a rel=\"next\" href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page(next).split("<li class=\"project\"", -1)).hasSize(2);
    }

    @Test
    void a_project_is_written_published_moved_and_deleted_without_a_script() {
        var slug = freshSlug();
        submit("/admin/projects", form(slug, "", "Written by hand"))
                .expectStatus()
                .isSeeOther();
        assertThat(adminPage("/admin/projects")).contains("Written by hand", "Draft");
        assertThat(adminPage("/admin/projects/" + slug + "/edit"))
                .contains(
                        "value=\"Written by hand\"", "value=\"java, testing\"", "Source | https://example.com/source");

        submit("/admin/projects/" + slug + "/edit", form(slug, "0", "Edited by hand"))
                .expectStatus()
                .isSeeOther();
        press(slug, "publish", "1").expectStatus().isSeeOther();
        assertThat(page("/projects/" + slug)).contains("Edited by hand");
        press(slug, "unpublish", "2").expectStatus().isSeeOther();
        assertThat(adminPage("/admin/projects/" + slug + "/preview")).contains("Edited by hand", "not published");
        submit("/admin/projects/" + slug + "/reorder", values("version", "3", "after", slug))
                .expectStatus()
                .isSeeOther();
        press(slug, "delete", "4").expectStatus().isSeeOther();
        assertThat(adminPage("/admin/projects")).doesNotContain("/admin/projects/" + slug + "/");
        assertThat(adminPage("/admin/projects/" + slug + "/history"))
                .contains("ProjectDeleted", "<del>Written by hand</del>", "<ins>Edited by hand</ins>");
    }

    @Test
    void a_form_with_mistakes_comes_back_with_what_was_typed_and_what_is_wrong() {
        var typed = values(
                "slug",
                "Not A Slug",
                "title",
                "",
                "summary",
                "Kept",
                "body",
                "\nKept </textarea>",
                "category",
                "test",
                "tags",
                "<b>",
                "links",
                "Source | javascript:alert(1)");

        assertThat(body(submit("/admin/projects", typed).expectStatus().isEqualTo(422)))
                .contains(
                        "value=\"Not A Slug\"",
                        "lower-case letters, digits and single hyphens",
                        "The title is missing.",
                        ">\nKept</textarea>",
                        ">\n\nKept &lt;/textarea&gt;</textarea>",
                        "value=\"&lt;b>\"",
                        "Source | javascript:alert(1)</textarea>",
                        "begins with https:// or http://");
    }

    @Test
    void a_slug_that_is_taken_is_said_at_its_field() {
        var slug = freshSlug();
        api.created(slug, "First");

        assertThat(body(submit("/admin/projects", form(slug, "", "Second"))
                        .expectStatus()
                        .isEqualTo(409)))
                .contains("Another project already has this slug.", "value=\"Second\"");
    }

    @Test
    void of_two_editors_the_second_sees_both_texts_and_loses_nothing() {
        var slug = freshSlug();
        api.created(slug, "Original");
        api.edit(slug, "\"0\"", content("Theirs")).expectStatus().isNoContent();

        var conflict = body(submit("/admin/projects/" + slug + "/edit", form(slug, "0", "Mine"))
                .expectStatus()
                .isEqualTo(409));

        assertThat(conflict)
                .contains(
                        "You began with version 0",
                        "it is at version 1 now",
                        "<del>Theirs</del>",
                        "<ins>Mine</ins>",
                        "value=\"Mine\"",
                        "name=\"version\" value=\"1\"");
        submit("/admin/projects/" + slug + "/edit", form(slug, "1", "Mine"))
                .expectStatus()
                .isSeeOther();
        assertThat(adminPage("/admin/projects/" + slug + "/edit")).contains("value=\"Mine\"");
    }

    @Test
    void the_text_of_a_project_that_was_deleted_meanwhile_is_not_lost() {
        var slug = freshSlug();
        api.created(slug, "Deleted");
        api.delete(slug, "\"0\"").expectStatus().isNoContent();

        assertThat(body(submit("/admin/projects/" + slug + "/edit", form(slug, "1", "Mine"))
                        .expectStatus()
                        .isEqualTo(409)))
                .contains("was deleted meanwhile", "value=\"Mine\"", "value=\"" + slug + "\"");
        submit("/admin/projects", form(slug, "", "Mine")).expectStatus().isSeeOther();
    }

    @Test
    void a_button_on_an_old_page_does_nothing_and_says_so() {
        var slug = freshSlug();
        api.created(slug, "Original");
        api.edit(slug, "\"0\"", content("Theirs")).expectStatus().isNoContent();

        assertThat(body(press(slug, "publish", "0").expectStatus().isEqualTo(409)))
                .contains(slug + " was changed meanwhile");
        visitor.get().uri("/api/projects/" + slug).exchange().expectStatus().isNotFound();
        press(slug, "publish", "x").expectStatus().isBadRequest();
    }

    @Test
    void a_preview_shows_what_was_typed_and_saves_nothing() {
        var slug = freshSlug();
        var typed = form(slug, "", "Previewed");
        typed.add("action", "preview");

        assertThat(body(submit("/admin/projects", typed).expectStatus().isOk()))
                .contains("<h1>Previewed</h1>", "The <strong>whole</strong> story.", "value=\"Previewed\"");
        admin.get().uri("/api/admin/projects/" + slug).exchange().expectStatus().isNotFound();
    }

    @Test
    void the_landing_page_leads_to_the_projects() {
        assertThat(page("/")).contains("<a href=\"/projects\">All projects</a>");
    }

    @Test
    void bad_addresses_are_told_so() {
        visitor.get().uri("/projects?cursor=x").exchange().expectStatus().isBadRequest();
        visitor.get()
                .uri(URI.create(base() + "/projects?search=%00"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        visitor.post().uri("/projects").exchange().expectStatus().isEqualTo(405);
    }

    private void publishedAndShown(String slug, String title) {
        shown(slug, api.published(slug, title));
    }

    private void shown(String slug, String position) {
        visitor.get()
                .uri("/api/projects/" + slug)
                .header("Min-Position", position)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static MultiValueMap<String, String> form(String slug, String version, String title) {
        return values(
                "slug",
                slug,
                "version",
                version,
                "title",
                title,
                "summary",
                "What it is.",
                "body",
                "The **whole** story.",
                "category",
                "test",
                "tags",
                "java, testing",
                "links",
                "Source | https://example.com/source");
    }

    private static MultiValueMap<String, String> values(String... namesAndValues) {
        var values = new LinkedMultiValueMap<String, String>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            values.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return values;
    }

    private WebTestClient.ResponseSpec press(String slug, String button, String version) {
        return submit("/admin/projects/%s/%s".formatted(slug, button), values("version", version));
    }

    private WebTestClient.ResponseSpec submit(String uri, MultiValueMap<String, String> values) {
        return admin.post().uri(uri).body(fromFormData(values)).exchange();
    }

    private String page(String uri) {
        return body(visitor.get()
                .uri(URI.create(base() + uri))
                .exchange()
                .expectStatus()
                .isOk());
    }

    private String adminPage(String uri) {
        return body(admin.get().uri(uri).exchange().expectStatus().isOk());
    }

    private static String body(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
