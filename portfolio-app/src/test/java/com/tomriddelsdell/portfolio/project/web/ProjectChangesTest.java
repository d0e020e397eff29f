package com.tomriddelsdell.portfolio.project.web;

import static com.tomriddelsdell.portfolio.project.web.ProjectApi.content;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.freshSlug;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What an open page learns of projects while it is open. */
class ProjectChangesTest extends RunningApp {

    private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> EVENTS =
            new ParameterizedTypeReference<>() {};

    private ProjectApi api = new ProjectApi(admin);

    /** The projects to show may still be published one by one: whoever listens would hear of them. */
    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
        WebClient.create(base())
                .get()
                .uri("/api/projects/this-site")
                .exchangeToMono(response -> response.releaseBody().thenReturn(response.statusCode()))
                .filter(HttpStatusCode::is2xxSuccessful)
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(100)))
                .block(PATIENCE);
    }

    @Test
    void an_open_page_learns_what_happens_to_published_projects_and_nothing_of_others() {
        var slug = freshSlug();
        var draft = freshSlug();
        var start = api.created(draft, "A draft");

        StepVerifier.create(told(start)
                        .doOnNext(told -> assertThat(told).doesNotContain(draft))
                        .take(4))
                .then(() -> api.edit(draft, "\"0\"", content("Still a draft")))
                .then(() -> api.published(slug, "To be seen"))
                .expectNext("ProjectPublished " + slug)
                .then(() -> api.edit(slug, "\"1\"", content("Edited")))
                .expectNext("ProjectEdited " + slug)
                .then(() -> api.reorder(slug, "\"2\"", Map.of("after", slug)))
                .expectNext("ProjectReordered " + slug)
                .then(() -> api.delete(slug, "\"3\""))
                .expectNext("ProjectUnpublished " + slug)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void what_is_told_can_be_read_at_once() {
        var slug = freshSlug();
        var start = api.created(freshSlug(), "A draft");

        StepVerifier.create(stream(start).take(1))
                .then(() -> api.published(slug, "Now"))
                .assertNext(event -> assertThat(String.valueOf(event.data())).contains("\"title\":\"Now\""))
                .expectComplete()
                .verify(PATIENCE);
        visitor.get().uri("/api/projects/" + slug).exchange().expectStatus().isOk();
    }

    @Test
    void a_page_that_reconnects_misses_nothing() {
        var slug = freshSlug();
        var start = api.created(freshSlug(), "A draft");
        api.published(slug, "Meanwhile");

        StepVerifier.create(told(start).take(1))
                .expectNext("ProjectPublished " + slug)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_page_that_names_no_position_is_told_what_comes_next() {
        var slug = freshSlug();
        var opened = visitor.get()
                .uri("/api/projects")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENTS)
                .getResponseBody()
                .filter(event -> event.data() != null);

        StepVerifier.create(opened.take(1).map(ProjectChangesTest::summary))
                .then(() -> api.published(slug, "Next"))
                .expectNext("ProjectPublished " + slug)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_position_is_a_number() {
        visitor.get()
                .uri("/api/projects?after=soon")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("after");
    }

    private Flux<String> told(String after) {
        return stream(after).map(ProjectChangesTest::summary);
    }

    private Flux<ServerSentEvent<JsonNode>> stream(String after) {
        return visitor.get()
                .uri("/api/projects")
                .header("Last-Event-ID", after)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Accel-Buffering", "no")
                .returnResult(EVENTS)
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private static String summary(ServerSentEvent<JsonNode> event) {
        var data = event.data();
        return event.event() + " " + (data == null ? "" : data.path("slug").asString());
    }
}
