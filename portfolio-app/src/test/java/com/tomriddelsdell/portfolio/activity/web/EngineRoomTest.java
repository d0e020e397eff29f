package com.tomriddelsdell.portfolio.activity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineRoomTest extends RunningApp {

    private static final String ACTIVITY = "/api/admin/activity";
    private static final String REPLAYS = "/api/admin/eventstore/replays";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Test
    void the_console_and_what_it_shows_are_closed_to_strangers() {
        visitor.get().uri("/admin/log").exchange().expectStatus().isUnauthorized();
        visitor.get().uri(ACTIVITY).exchange().expectStatus().isUnauthorized();
        visitor.get().uri(REPLAYS).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void the_console_is_a_frame_whose_scripts_are_files_of_the_site() {
        var page = admin.get()
                .uri("/admin/log")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("data-api=\"/api/admin/eventstore\"", "/console.js\"", "/console.css\"", "<noscript>")
                .doesNotContain("<script>", "style=", "http://", "https://");
    }

    @Test
    void events_are_counted_by_their_day() {
        StepVerifier.create(Mono.fromCallable(this::activity)
                        .subscribeOn(Schedulers.boundedElastic())
                        .filter(days -> days.contains("\"events\":"))
                        .repeatWhenEmpty(empty -> empty.delayElements(PAUSE)))
                .assertNext(days -> assertThat(days).contains("\"from\":", "\"days\":30", "\"day\":\""))
                .expectComplete()
                .verify(LONG);
    }

    @Test
    void the_count_can_be_replayed() {
        admin.get()
                .uri(REPLAYS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.projections[0]")
                .isEqualTo("portfolio.activity");
    }

    @Test
    void a_plan_tells_how_sealed_events_are_read() {
        visitor.post()
                .uri("/api/contacts")
                .bodyValue(Map.of("name", "Zoë", "email", "zoe@example.com", "message", "Planned."))
                .exchange()
                .expectStatus()
                .isCreated();

        admin.post()
                .uri(REPLAYS + "/plan")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"projection\": \"portfolio.activity\", \"types\": [\"ContactRequestSubmitted\"]}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.upcasts[?(@.type=='ContactRequestSubmitted' && @.events > 0)].path")
                .isNotEmpty()
                .jsonPath("$.upcasts[?(@.refusal != null)]")
                .isEmpty()
                .jsonPath("$.warnings[?(@ =~ /.*cannot be decoded.*/)]")
                .isEmpty();
    }

    private String activity() {
        return Objects.requireNonNull(admin.get()
                .uri(ACTIVITY)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
