package com.tomriddelsdell.eventstore.spring.admin;

import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.PATIENCE;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.append;
import static com.tomriddelsdell.eventstore.spring.admin.AdminApplication.encoded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.spring.admin.AdminApplication.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What engineers see of the log. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogApiTest {

    private final WebTestClient client = AdminApplication.as("ada");

    @Test
    void the_log_is_browsed_backward_and_forward_page_by_page_without_gap_or_double() {
        var first = append("order-pages", placed("1"));
        append("order-pages", placed("2"), placed("3"), placed("4"), placed("5"));

        var backward = pages("/log?stream=order-pages&limit=2");
        var forward = pages("/log?stream=order-pages&limit=2&direction=forward");

        assertThat(forward).containsExactly(first, first + 1, first + 2, first + 3, first + 4);
        assertThat(backward.reversed()).isEqualTo(forward);
    }

    @Test
    void a_filter_takes_all_of_its_parts() {
        var cause = EventIds.next();
        var tagged = placed("tagged").withTags(Tag.of("course", "c1"));
        var position = append(
                "order-filter",
                tagged.withMetadata(Metadata.correlatedBy(cause)),
                placed("other"),
                encoded(new Order.Refused("other")));

        read("/log?category=order&type=Placed&tag=course:c1&correlation=" + cause)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].position")
                .isEqualTo(position - 2)
                .jsonPath("$.items[0].tags[0]")
                .isEqualTo("course:c1")
                .jsonPath("$.items[0].payload.format")
                .isEqualTo("avro")
                .jsonPath("$.next")
                .isEmpty();
        read("/log?stream=order-filter&from=2999-01-01T00:00:00Z")
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void an_event_is_shown_as_stored_decoded_and_upcast() {
        var position = append("order-view", placed("book"));

        read("/events/" + position)
                .jsonPath("$.event.type")
                .isEqualTo("Placed")
                .jsonPath("$.stored.schema.text")
                .value(String.class, text -> assertThat(text).contains("\"record\""))
                .jsonPath("$.stored.hex")
                .value(String.class, hex -> assertThat(hex).startsWith("00"))
                .jsonPath("$.decoded.item")
                .isEqualTo("book")
                .jsonPath("$.upcast[0].value.amount")
                .isEqualTo(1)
                .jsonPath("$.path.codec")
                .isEqualTo("orderCodec")
                .jsonPath("$.path.steps")
                .isEmpty();
    }

    @Test
    void an_event_in_json_and_one_that_no_codec_knows_are_shown_too() {
        var note = append("note-1", EventData.of("Noted", Payload.utf8("{\"text\":\"hello\"}")));
        var odd = append("note-1", EventData.of("Odd", Payload.copyOf(new byte[] {1, 2, 3})));

        read("/events/" + note)
                .jsonPath("$.stored.format")
                .isEqualTo("json")
                .jsonPath("$.decoded.text")
                .isEqualTo("hello")
                .jsonPath("$.upcast[0].type")
                .isEqualTo("Noted");
        read("/events/" + odd)
                .jsonPath("$.stored.hex")
                .isEqualTo("010203")
                .jsonPath("$.upcast")
                .isEmpty()
                .jsonPath("$.upcastError")
                .isNotEmpty();
    }

    @Test
    void the_causation_graph_has_what_led_to_what() {
        var correlation = EventIds.next();
        var outside = EventIds.next();
        var one = placed("one").withMetadata(Metadata.correlatedBy(correlation).withCausationId(outside));
        var two = placed("two").withMetadata(Metadata.correlatedBy(correlation).withCausationId(one.id()));
        append("order-graph", one, two);

        read("/correlations/" + correlation)
                .jsonPath("$.nodes.length()")
                .isEqualTo(3)
                .jsonPath("$.nodes[?(@.kind=='outside')].id")
                .isEqualTo(outside.toString())
                .jsonPath("$.edges[1].from")
                .isEqualTo(one.id().toString())
                .jsonPath("$.edges[1].to")
                .isEqualTo(two.id().toString())
                .jsonPath("$.truncated")
                .isEqualTo(false);
        read("/correlations/%s?limit=1".formatted(correlation))
                .jsonPath("$.truncated")
                .isEqualTo(true);
    }

    @Test
    void streams_are_listed_by_prefix_page_by_page() {
        append("order-list-a", placed("1"));
        append("order-list-b", placed("1"), placed("2"));
        append("order-listed", placed("1"));

        read("/streams?prefix=order-list-&limit=1")
                .jsonPath("$.items[0].stream")
                .isEqualTo("order-list-a")
                .jsonPath("$.next")
                .isEqualTo("order-list-a");
        read("/streams?prefix=order-list-&limit=1&cursor=order-list-a")
                .jsonPath("$.items[0].stream")
                .isEqualTo("order-list-b")
                .jsonPath("$.items[0].lastVersion")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isEmpty();
        read("/streams/order-list-b")
                .jsonPath("$.state")
                .isEqualTo("ACTIVE")
                .jsonPath("$.events")
                .isEqualTo(2);
        read("/streams/order-list-b/events?direction=backward&limit=1")
                .jsonPath("$.items[0].version")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isEqualTo("1");
    }

    @Test
    void categories_types_and_schemas_are_listed() {
        append("order-catalogue", placed("1"));

        read("/categories").jsonPath("$.items[?(@.category=='order')].streams").isNotEmpty();
        read("/types").jsonPath("$.items[?(@.type=='Placed')].events").isNotEmpty();
        read("/types?window=1").jsonPath("$.items[?(@.type=='Refused')].events").isEqualTo(0);
        read("/schemas?type=Placed").jsonPath("$.items[0].revision").isEqualTo(1);
        var position = append("order-catalogue", placed("2"));
        var event = client.get()
                .uri("/events/" + position)
                .exchange()
                .expectBody(Viewed.class)
                .returnResult();
        read("/schemas/" + requireNonNull(event.getResponseBody()).stored().schemaId())
                .jsonPath("$.text")
                .isNotEmpty();
    }

    @Test
    void the_tail_resumes_after_the_last_event_that_was_seen() {
        var position = append("order-tail", placed("1"), placed("2"));

        StepVerifier.create(tail("/log/tail?stream=order-tail", String.valueOf(position - 1))
                        .filter(event -> "event".equals(event.event()))
                        .map(event -> String.valueOf(event.id())))
                .expectNext(String.valueOf(position))
                .then(() -> append("order-tail", placed("3")))
                .assertNext(id -> assertThat(Long.parseLong(id)).isGreaterThan(position))
                .thenCancel()
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /log?limit=0                  | limit
            /log?limit=many               | limit
            /log?cursor=x                 | cursor
            /log?from=yesterday           | from
            /log?direction=up             | direction
            /log?stream=nothing           | stream
            /log?tag=nothing              | tag
            /log?after=99999999           | after
            /log?correlation=1            | correlation
            /events/0                     | position
            /events/99999999              | position
            /streams?cursor=x             | cursor
            /streams?category=a&prefix=b  | prefix
            /types?window=1000000         | window
            /schemas/x                    | id
            /correlations/x               | id
            /streams/order-1/events?cursor=9223372036854775807 | cursor
            /log?from=-0001-01-01T00:00:00Z | from
            /log?before=10000-01-01T00:00:00Z | before
            """)
    void what_cannot_be_used_is_named_with_what_is_allowed(String path, String field) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("must"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/streams?prefix={text}", "/log?type={text}"})
    void what_no_name_can_hold_is_refused(String path) {
        client.get()
                .uri(path, "a\0b")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/malformed-request")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("%00"));
    }

    @ParameterizedTest
    @CsvSource({
        "/streams/order-none, unknown-stream",
        "/schemas/2147483647, unknown-schema",
        "/nothing, not-found",
        "/log/nothing/here, not-found"
    })
    void what_is_not_there_is_not_found(String path, String type) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type);
    }

    private Flux<ServerSentEvent<String>> tail(String path, String lastEventId) {
        return client.get()
                .uri(path)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody();
    }

    private List<Long> pages(String path) {
        var positions = new ArrayList<Long>();
        var cursor = "";
        while (cursor != null) {
            var page = Objects.requireNonNull(client.get()
                    .uri(path + cursor)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(PageOfEvents.class)
                    .returnResult()
                    .getResponseBody());
            page.items().forEach(item -> positions.add(item.position()));
            cursor = page.next() == null ? null : "&cursor=" + page.next();
        }
        return positions;
    }

    private WebTestClient.BodyContentSpec read(String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    private static EventData placed(String item) {
        return encoded(new Order.Placed(item, 1));
    }

    record PageOfEvents(List<Item> items, String next) {}

    record Item(long position) {}

    record Viewed(Stored stored) {}

    record Stored(int schemaId) {}
}
