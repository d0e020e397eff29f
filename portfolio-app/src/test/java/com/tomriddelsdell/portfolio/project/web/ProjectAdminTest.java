package com.tomriddelsdell.portfolio.project.web;

import static com.tomriddelsdell.portfolio.project.web.ProjectApi.content;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.freshSlug;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.position;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.project;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What whoever runs the site does with projects. */
class ProjectAdminTest extends RunningApp {

    private ProjectApi api = new ProjectApi(admin);

    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
    }

    @Test
    void a_project_is_created_and_its_place_and_version_are_told() {
        var slug = freshSlug();

        api.create(project(slug, "Created"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/admin/projects/" + slug)
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"0\"")
                .expectHeader()
                .exists("Event-Position")
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo(slug);
        read(slug)
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"0\"")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Created")
                .jsonPath("$.published")
                .isEqualTo(false);
    }

    @Test
    void every_command_tells_the_version_that_it_led_to() {
        var slug = freshSlug();
        api.created(slug, "First");

        expectVersion(api.edit(slug, "\"0\"", content("Second")), "\"1\"");
        expectVersion(api.command(slug, "publish", "\"1\""), "\"2\"");
        expectVersion(api.command(slug, "publish", "\"2\""), "\"2\"");
        expectVersion(api.reorder(slug, "\"2\"", Map.of("after", slug)), "\"3\"");
        expectVersion(api.command(slug, "unpublish", "\"3\""), "\"4\"");
        expectVersion(api.delete(slug, "\"4\""), "\"5\"");
        read(slug).expectStatus().isNotFound();
    }

    @Test
    void of_two_editors_the_second_is_told_both_versions() {
        var slug = freshSlug();
        api.created(slug, "Original");
        api.edit(slug, "\"0\"", content("Theirs")).expectStatus().isNoContent();

        for (var late : List.of(
                api.edit(slug, "\"0\"", content("Mine")),
                api.command(slug, "publish", "\"0\""),
                api.reorder(slug, "\"0\"", Map.of("before", slug)),
                api.delete(slug, "\"0\""))) {
            late.expectStatus()
                    .isEqualTo(412)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/version-conflict")
                    .jsonPath("$.expectedVersion")
                    .isEqualTo(0)
                    .jsonPath("$.actualVersion")
                    .isEqualTo(1);
        }
        read(slug).expectBody().jsonPath("$.title").isEqualTo("Theirs");
    }

    @Test
    void whoever_insists_overwrites_whatever_there_is() {
        var slug = freshSlug();
        api.created(slug, "Original");

        expectVersion(api.edit(slug, "*", content("Insisted")), "\"1\"");
    }

    @Test
    void a_change_without_a_version_is_refused() {
        var slug = freshSlug();
        api.created(slug, "Original");

        expectProblem(
                admin.put()
                        .uri("/api/admin/projects/" + slug)
                        .bodyValue(content("Blind"))
                        .exchange(),
                428,
                "version-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "W/\"0\"", "\"x\"", "\"-1\"", "\"0\", \"1\"", "\"99999999999999999999\""})
    void what_is_no_version_is_a_problem(String ifMatch) {
        expectProblem(api.command("this-site", "publish", ifMatch), 400, "invalid-parameter");
    }

    @Test
    void a_slug_is_taken_until_its_project_is_deleted() {
        var slug = freshSlug();
        api.created(slug, "First");

        expectProblem(api.create(project(slug, "Second")), 409, "slug-taken");
        api.delete(slug, "\"0\"").expectStatus().isNoContent();
        api.create(project(slug, "Third"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"");
    }

    @Test
    void a_project_that_is_not_acceptable_is_refused_with_every_violation() {
        api.create(Map.of(
                        "slug",
                        "Not A Slug",
                        "title",
                        " ",
                        "links",
                        List.of(Map.of("label", "x", "url", "javascript:x"))))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-project")
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("slug", "title", "summary", "body", "category", "links"));
    }

    @Test
    void fields_of_another_form_are_named() {
        api.create(Map.of("slug", 5, "title", List.of(), "tags", "java", "links", List.of("https://example.com")))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("slug", "title", "tags", "links"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("This must be a text.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"slug":   | application/json | 400 | malformed-request
            []         | application/json | 400 | malformed-request
            'null'     | application/json | 400 | malformed-request
            slug=a     | text/plain       | 415 | unsupported-media-type
            """)
    void a_body_that_cannot_be_read_is_a_problem(String body, String type, int status, String problem) {
        expectProblem(
                admin.post()
                        .uri("/api/admin/projects")
                        .contentType(MediaType.parseMediaType(type))
                        .bodyValue(body)
                        .exchange(),
                status,
                problem);
    }

    @Test
    void the_longest_body_is_accepted_and_more_is_refused() {
        var longest = Map.of(
                "slug",
                freshSlug(),
                "title",
                "Long",
                "summary",
                "Long",
                "body",
                "🙂".repeat(20_000),
                "category",
                "test");

        api.create(longest).expectStatus().isCreated();
        expectProblem(api.create(Map.of("body", "x".repeat(300_000))), 413, "content-too-large");
    }

    @Test
    void a_project_is_moved_before_or_after_another() {
        var first = freshSlug();
        var second = freshSlug();
        api.created(second, "Second");
        var last = api.created(first, "First");
        assertThat(order(last, first, second)).containsExactly(first, second);

        last = position(api.reorder(first, "\"0\"", Map.of("after", second)));
        assertThat(order(last, first, second)).containsExactly(second, first);
        last = position(api.reorder(first, "\"1\"", Map.of("before", second)));
        assertThat(order(last, first, second)).containsExactly(first, second);
    }

    @Test
    void a_place_is_beside_one_project_that_exists() {
        var slug = freshSlug();
        api.created(slug, "Placed");

        for (Map<String, String> place : List.of(
                Map.<String, String>of(),
                Map.of("before", slug, "after", slug),
                Map.of("before", "nothing-here"),
                Map.of("after", "Not A Slug"))) {
            expectProblem(api.reorder(slug, "\"0\"", place), 400, "invalid-project");
        }
    }

    @Test
    void a_project_counts_as_published_since_when_it_is_said_to_be() {
        var slug = freshSlug();
        api.created(slug, "Backdated");
        publishAt(slug, "2999-01-01T00:00:00Z").expectStatus().isBadRequest();
        publishAt(slug, "yesterday").expectStatus().isBadRequest();

        var last =
                position(publishAt(slug, "2026-01-02T03:04:05Z").expectStatus().isNoContent());

        visitor.get()
                .uri("/api/projects/" + slug)
                .header("Min-Position", last)
                .exchange()
                .expectBody()
                .jsonPath("$.publishedAt")
                .isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void the_history_tells_every_event_and_what_it_changed() {
        var slug = freshSlug();
        api.created(slug, "Before");
        api.edit(slug, "\"0\"", content("After"));
        api.command(slug, "publish", "\"1\"");
        api.delete(slug, "\"2\"");

        admin.get()
                .uri("/api/admin/projects/%s/history".formatted(slug))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changes[*].event")
                .isEqualTo(List.of(
                        "ProjectCreated", "ProjectEdited", "ProjectPublished", "ProjectUnpublished", "ProjectDeleted"))
                .jsonPath("$.changes[*].version")
                .isEqualTo(List.of(0, 1, 2, 3, 4))
                .jsonPath("$.changes[1].differences.length()")
                .isEqualTo(1)
                .jsonPath("$.changes[1].differences[0].field")
                .isEqualTo("title")
                .jsonPath("$.changes[1].differences[0].removed[0]")
                .isEqualTo("Before")
                .jsonPath("$.changes[1].differences[0].added[0]")
                .isEqualTo("After");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/admin/projects",
        "POST, /api/admin/projects",
        "GET, /api/admin/projects/this-site",
        "PUT, /api/admin/projects/this-site",
        "DELETE, /api/admin/projects/this-site",
        "POST, /api/admin/projects/this-site/publish",
        "POST, /api/admin/projects/this-site/unpublish",
        "POST, /api/admin/projects/this-site/reorder",
        "GET, /api/admin/projects/this-site/history",
        "GET, /admin/projects",
        "POST, /admin/projects",
        "GET, /admin/projects/new",
        "POST, /admin/projects/this-site/edit",
        "POST, /admin/projects/this-site/delete"
    })
    void what_is_the_owners_is_closed_to_others(String method, String uri) {
        expectProblem(visitor.method(HttpMethod.valueOf(method)).uri(uri).exchange(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://example.com", "Origin, null"
    })
    void other_sites_cannot_act_through_the_owners_browser(String header, String value) {
        expectProblem(
                admin.post()
                        .uri("/admin/projects/this-site/delete")
                        .header(header, value)
                        .exchange(),
                403,
                "cross-site-request");
    }

    @Test
    void what_is_not_there_is_not_found() {
        expectProblem(read("nothing-here"), 404, "not-found");
        expectProblem(read("Not-A-Slug"), 404, "not-found");
        expectProblem(api.edit("nothing-here", "*", content("x")), 404, "not-found");
        expectProblem(api.edit("nothing-here", "\"0\"", content("x")), 404, "not-found");
    }

    private WebTestClient.ResponseSpec read(String slug) {
        return admin.get().uri("/api/admin/projects/" + slug).exchange();
    }

    private WebTestClient.ResponseSpec publishAt(String slug, String time) {
        return admin.post()
                .uri("/api/admin/projects/%s/publish".formatted(slug))
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .bodyValue(Map.of("publishedAt", time))
                .exchange();
    }

    private List<String> order(String minPosition, String... slugs) {
        var list = admin.get()
                .uri("/api/admin/projects")
                .header("Min-Position", minPosition)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(list)
                .path("items")
                .valueStream()
                .map(item -> item.path("slug").asString())
                .filter(List.of(slugs)::contains)
                .toList();
    }

    private static void expectVersion(WebTestClient.ResponseSpec response, String etag) {
        response.expectStatus().isNoContent().expectHeader().valueEquals(HttpHeaders.ETAG, etag);
    }

    private static void expectProblem(WebTestClient.ResponseSpec response, int status, String problem) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + problem)
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isNotEmpty();
    }
}
