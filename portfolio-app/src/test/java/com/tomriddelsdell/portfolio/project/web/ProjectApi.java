package com.tomriddelsdell.portfolio.project.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What tests do with projects over HTTP. Each project has a slug that no other test uses. */
public final class ProjectApi {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final WebTestClient admin;

    public ProjectApi(WebTestClient admin) {
        this.admin = admin;
    }

    public static String freshSlug() {
        return "test-" + NUMBERS.incrementAndGet();
    }

    public static Map<String, Object> content(String title) {
        return Map.of(
                "title",
                title,
                "summary",
                "What it is.",
                "body",
                "The **whole** story.",
                "category",
                "test",
                "tags",
                List.of("java", "testing"),
                "links",
                List.of(Map.of("label", "Source", "url", "https://example.com/source")));
    }

    public static Map<String, Object> project(String slug, String title) {
        var fields = new HashMap<>(content(title));
        fields.put("slug", slug);
        return fields;
    }

    public WebTestClient.ResponseSpec create(Map<String, ?> project) {
        return admin.post().uri("/api/admin/projects").bodyValue(project).exchange();
    }

    public WebTestClient.ResponseSpec edit(String slug, String seen, Map<String, ?> content) {
        return admin.put()
                .uri("/api/admin/projects/" + slug)
                .header(HttpHeaders.IF_MATCH, seen)
                .bodyValue(content)
                .exchange();
    }

    public WebTestClient.ResponseSpec command(String slug, String command, String seen) {
        return admin.post()
                .uri("/api/admin/projects/%s/%s".formatted(slug, command))
                .header(HttpHeaders.IF_MATCH, seen)
                .exchange();
    }

    public WebTestClient.ResponseSpec reorder(String slug, String seen, Map<String, ?> place) {
        return admin.post()
                .uri("/api/admin/projects/%s/reorder".formatted(slug))
                .header(HttpHeaders.IF_MATCH, seen)
                .bodyValue(place)
                .exchange();
    }

    public WebTestClient.ResponseSpec delete(String slug, String seen) {
        return admin.method(HttpMethod.DELETE)
                .uri("/api/admin/projects/" + slug)
                .header(HttpHeaders.IF_MATCH, seen)
                .exchange();
    }

    /** A project that is there, and in the list; tells the position up to which it must be read. */
    public String created(String slug, String title) {
        var position = position(create(project(slug, title)).expectStatus().isCreated());
        admin.get()
                .uri("/api/admin/projects")
                .header("Min-Position", position)
                .exchange()
                .expectStatus()
                .isOk();
        return position;
    }

    /** A project that is shown. */
    public String published(String slug, String title) {
        created(slug, title);
        return position(command(slug, "publish", "\"0\"").expectStatus().isNoContent());
    }

    public static String position(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody().returnResult().getResponseHeaders().getFirst("Event-Position"));
    }
}
