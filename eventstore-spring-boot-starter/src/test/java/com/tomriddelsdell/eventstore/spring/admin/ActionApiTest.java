package com.tomriddelsdell.eventstore.spring.admin;

import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.PATIENCE;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.REFUSING;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.append;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.spring.admin.AdminApplication.Order;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What engineers do about subscriptions and parked events, and what the audit says about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActionApiTest {

    private final WebTestClient client = AdminApplication.as("ada");

    @Test
    void projections_are_shown_with_how_they_are_doing() {
        var position = append("order-shown", encoded(new Order.Placed("book", 1)));

        read("/projections/orders")
                .jsonPath("$.state")
                .isEqualTo("RUNNING")
                .jsonPath("$.position")
                .value(Integer.class, shown -> assertThat((long) shown).isGreaterThanOrEqualTo(position))
                .jsonPath("$.dryRun")
                .isEqualTo(true)
                .jsonPath("$.runsHere")
                .isEqualTo(true)
                .jsonPath("$.partitions[0].owner")
                .isNotEmpty();
        read("/projections")
                .jsonPath("$.items[?(@.name=='mail')].dryRun")
                .isEqualTo(false)
                .jsonPath("$.head")
                .isNumber();
    }

    @Test
    void a_subscription_is_paused_and_resumed_and_both_are_in_the_audit() {
        post("/projections/mail/pause", "{\"reason\": \"the server of mail is down\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PAUSED");
        post("/projections/mail/resume", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("mail");

        read("/audit")
                .jsonPath("$.items[?(@.action=='projection.pause' && @.outcome=='succeeded')].who")
                .isEqualTo("ada")
                .jsonPath("$.items[?(@.action=='projection.pause' && @.outcome=='requested')].parameters.reason")
                .isEqualTo("the server of mail is down")
                .jsonPath("$.items[?(@.action=='projection.resume' && @.outcome=='succeeded')].target")
                .isEqualTo("mail");
    }

    @Test
    void a_parked_event_is_read_retried_and_skipped() {
        REFUSING.set(true);
        var position = append("order-parked", encoded(new Order.Refused("no")), encoded(new Order.Placed("book", 1)));

        read("/projections/orders/parked/" + (position - 1))
                .jsonPath("$.parked.error")
                .value(String.class, error -> assertThat(error).contains("refused"))
                .jsonPath("$.parked.awaitsOperator")
                .isEqualTo(true)
                .jsonPath("$.view.decoded.why")
                .isEqualTo("no");
        read("/projections/orders/parked?cursor=" + (position - 1))
                .jsonPath("$.items[0].event.position")
                .isEqualTo(position)
                .jsonPath("$.items[0].error")
                .isEmpty();

        post("/projections/orders/parked/%d/skip".formatted(position - 1), "{}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        post("/projections/orders/parked/%d/retry".formatted(position - 1), "")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.stream")
                .isEqualTo("order-parked");
        post("/projections/orders/parked/%d/skip".formatted(position - 1), "{\"reason\": \"a test\"}")
                .expectStatus()
                .isOk();

        StepVerifier.create(parked("order-parked"))
                .expectNext(0L)
                .expectComplete()
                .verify(PATIENCE);
        post("/projections/orders/parked/%d/skip".formatted(position - 1), "{\"reason\": \"again\"}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-parked");
        read("/audit")
                .jsonPath("$.items[0].outcome")
                .isEqualTo("failed")
                .jsonPath("$.items[0].error")
                .isNotEmpty();
    }

    @Test
    void parked_events_are_read_page_by_page() {
        REFUSING.set(true);
        var last = append(
                "order-parked-pages",
                encoded(new Order.Refused("no")),
                encoded(new Order.Placed("book", 1)),
                encoded(new Order.Placed("pen", 1)));

        read("/projections/orders/parked?limit=2&cursor=" + (last - 3))
                .jsonPath("$.items[*].event.position")
                .isEqualTo(List.of((int) last - 2, (int) last - 1))
                .jsonPath("$.next")
                .isEqualTo(String.valueOf(last - 1));
        read("/projections/orders/parked?limit=2&cursor=" + (last - 1))
                .jsonPath("$.items[*].event.position")
                .isEqualTo(List.of((int) last))
                .jsonPath("$.next")
                .isEmpty();
        client.get()
                .uri("/projections/orders/parked/" + (last + 1))
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/projections/none/parked")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown-projection");
    }

    /** How many events of a stream are parked, once there are none. */
    private static Flux<Long> parked(String stream) {
        var control = ((Subscriptions<?>) AdminApplication.bean(Subscriptions.class)).control();
        return Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .concatMap(tick -> control.parked("orders")
                        .filter(parked -> parked.event().stream().equals(StreamId.parse(stream)))
                        .count())
                .filter(count -> count == 0)
                .take(1);
    }

    @Test
    void a_projection_is_tried_without_a_trace() {
        REFUSING.set(true);
        var position = append("order-tried", encoded(new Order.Placed("book", 1)), encoded(new Order.Refused("no")));

        post("/dry-runs/projection", "{\"projection\": \"orders\", \"after\": %d}".formatted(position - 2))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.failures[0].position")
                .isEqualTo(position)
                .jsonPath("$.failures[0].error")
                .isEqualTo("IllegalStateException: refused")
                .jsonPath("$.types.Placed")
                .isNumber()
                .jsonPath("$.complete")
                .isEqualTo(true);
        post("/dry-runs/projection", "{\"projection\": \"mail\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-a-projection");
    }

    @Test
    void a_codec_is_tried_and_what_it_cannot_read_is_told() {
        var position =
                append("order-decoded", encoded(new Order.Placed("book", 1)), EventData.of("Odd", Payload.utf8("{}")));

        post(
                        "/dry-runs/codec",
                        "{\"codec\": \"orderCodec\", \"after\": %d, \"to\": %d}".formatted(position - 2, position))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.types[?(@.type=='Placed')].given")
                .isEqualTo(1)
                .jsonPath("$.types[?(@.type=='Odd')].failed")
                .isEqualTo(1)
                .jsonPath("$.failures[0].position")
                .isEqualTo(position);
        post("/dry-runs/codec", "{\"codec\": \"orderCodec\", \"after\": %d, \"limit\": 1}".formatted(position - 2))
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(false)
                .jsonPath("$.reached")
                .isEqualTo(position - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /dry-runs/projection | {"projection": "orders",
            /dry-runs/codec      | {"codec": "orderCodec",
            """)
    void a_limit_is_the_most_events_that_are_tried(String path, String asking) {
        var last = append("order-limited", encoded(new Order.Placed("book", 1)), encoded(new Order.Placed("pen", 1)));
        var range = "%s \"after\": %d, \"to\": %d, \"limit\": ".formatted(asking, last - 2, last);

        post(path, range + "1}")
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(false)
                .jsonPath("$.reached")
                .isEqualTo(last - 1)
                .jsonPath("$.types..[?(@.events > 1 || @ > 1)]")
                .isEmpty();
        post(path, range + "2}")
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(true)
                .jsonPath("$.reached")
                .isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /projections/none/pause       |                                            | 404 | unknown-projection
            /projections/none/parked/retry|                                            | 404 | unknown-projection
            /projections/mail/pause       | {"because": "x"}                           | 400 | invalid-request
            /projections/mail/pause       | [                                          | 400 | malformed-request
            /dry-runs/projection          | {"projection": "none"}                     | 404 | unknown-projection
            /dry-runs/projection          | {"projection": "orders", "to": 99999999}   | 400 | invalid-request
            /dry-runs/projection          | {"projection": "orders", "limit": 0}       | 400 | invalid-request
            /dry-runs/codec               | {"codec": "none"}                          | 404 | unknown-codec
            /dry-runs/codec               | {"codec": "orderCodec", "after": -1}       | 400 | invalid-request
            /replays                      | {"projection": "none"}                     | 404 | unknown-projection
            /replays                      | {"projection": "counts", "after": 999999}  | 422 | replay-refused
            /replays/plan                 | {"projection": "counts", "from": "monday"} | 400 | invalid-request
            /replays/1/pause              |                                            | 400 | invalid-request
            """)
    void what_cannot_be_done_is_refused_with_a_problem(String path, String body, int status, String type) {
        post(path, body == null ? "" : body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type)
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    @Test
    void the_audit_is_a_stream_of_the_log_read_page_by_page() {
        post("/projections/mail/resume", "").expectStatus().isOk();

        var last = AdminApplication.bean(R2dbcEventStore.class).last(StreamId.parse("eventstoreadmin-audit"));
        StepVerifier.create(last)
                .assertNext(event -> assertThat(event.type()).startsWith("AdminAction"))
                .expectComplete()
                .verify(PATIENCE);
        read("/audit?limit=1")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isNotEmpty();
        read("/audit?limit=1&cursor=1").jsonPath("$.items[0].outcome").isEqualTo("requested");
    }

    @Test
    void meters_tell_how_many_acts_succeeded() {
        post("/projections/mail/resume", "").expectStatus().isOk();

        var counter = AdminApplication.bean(MeterRegistry.class)
                .get("eventstore.admin.actions")
                .tag("outcome", "succeeded")
                .functionCounter();
        assertThat(counter.count()).isPositive();
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
}
