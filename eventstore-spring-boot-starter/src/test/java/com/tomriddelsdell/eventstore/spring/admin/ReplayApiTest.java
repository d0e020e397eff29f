package com.tomriddelsdell.eventstore.spring.admin;

import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.MEMORY;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A replay from its plan to its end, over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayApiTest {

    private final WebTestClient client = AdminApplication.as("ada");

    @BeforeAll
    static void append() {
        var events = List.of(EventData.of("Counted", Payload.utf8("{}")), EventData.of("Counted", Payload.utf8("{}")));
        StepVerifier.create(MEMORY.append(StreamId.parse("item-1"), ExpectedVersion.any(), events))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void a_replay_is_planned_started_watched_compared_switched_to_rolled_back_and_retired() {
        post("/replays/plan", "{\"projection\": \"counts\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.events.Counted")
                .isEqualTo(2)
                .jsonPath("$.version")
                .isEqualTo(3);

        var replay = started();
        post("/replays", "{\"projection\": \"counts\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/replay-under-way")
                .jsonPath("$.replay")
                .isEqualTo(replay.toString());
        post("/replays/%s/rollback".formatted(replay), "")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.allowed")
                .isArray();

        StepVerifier.create(progress(replay).filter("CAUGHT_UP"::equals).next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        read("/replays/%s/comparison".formatted(replay))
                .jsonPath("$.equal")
                .isEqualTo(true)
                .jsonPath("$.built.rows")
                .isEqualTo(1);
        step(replay, "throttle", "{\"eventsPerSecond\": 100}", "CAUGHT_UP");
        step(replay, "switch", "", "SWITCHED");
        step(replay, "rollback", "{\"reason\": \"to see it\"}", "ROLLED_BACK");
        step(replay, "retire", "", "ROLLED_BACK");

        read("/replays?projection=counts")
                .jsonPath("$.items[0].id")
                .isEqualTo(replay.toString())
                .jsonPath("$.items[0].requestedBy")
                .isEqualTo("ada")
                .jsonPath("$.projections[0]")
                .isEqualTo("counts");
        read("/audit?limit=500")
                .jsonPath("$.items[?(@.action=='replay.switch' && @.outcome=='succeeded')].parameters.replay")
                .isEqualTo(replay.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "categories", "types", "tags"})
    void a_list_that_holds_null_is_refused(String field) {
        post("/replays/plan", "{\"projection\": \"counts\", \"%s\": [null]}".formatted(field))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("must"));
    }

    private UUID started() {
        var answer = post("/replays", "{\"projection\": \"counts\"}")
                .expectStatus()
                .isAccepted()
                .expectBody(Started.class)
                .returnResult();
        URI location = requireNonNull(answer.getResponseHeaders().getLocation());
        var id = UUID.fromString(requireNonNull(answer.getResponseBody()).id());
        assertThat(location.getPath()).isEqualTo("/api/admin/eventstore/replays/" + id);
        return id;
    }

    private void step(UUID replay, String action, String body, String state) {
        post("/replays/%s/%s".formatted(replay, action), body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo(state);
    }

    private Flux<String> progress(UUID replay) {
        return client.get()
                .uri("/replays/%s/progress".formatted(replay))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Told>>() {})
                .getResponseBody()
                .mapNotNull(ServerSentEvent::data)
                .map(Told::state);
    }

    private WebTestClient.ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.BodyContentSpec read(String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    record Told(String state) {}

    record Started(String id) {}
}
