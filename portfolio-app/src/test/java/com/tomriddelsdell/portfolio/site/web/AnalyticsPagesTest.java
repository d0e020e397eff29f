package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.visit.VisitEvent;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PageCount;
import com.tomriddelsdell.portfolio.visit.VisitEvent.PagesViewed;
import com.tomriddelsdell.portfolio.visit.VisitStreams;
import com.tomriddelsdell.portfolio.visit.view.Visits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** How the site does, as its owner sees it. */
class AnalyticsPagesTest extends RunningApp {

    private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> EVENTS =
            new ParameterizedTypeReference<>() {};

    @Autowired
    private EventStore store = InMemoryEventStore.create();

    @Autowired
    private EventCodec<VisitEvent> codec = JsonEventCodec.of(VisitEvent.class);

    @Autowired
    private Visits visits = new NoVisits();

    @Test
    void what_happened_is_added_up_by_day_page_and_referrer() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var longAgo = today.minusDays(200);
        viewed(today, new PageCount("/projects/added-up", "added-up.example.com", 3, 2));
        viewed(today, new PageCount("/projects/added-up", "added-up.example.com", 4, 1));
        viewed(longAgo, new PageCount("/projects/long-ago", "<script>", 1, 1));

        assertThat(page("/admin/analytics"))
                .containsPattern("(?s)/projects/added-up</th>\\s*<td>7 ")
                .containsPattern("(?s)added-up.example.com</th>\\s*<td>7 ")
                .doesNotContain("long-ago", "style=");
        assertThat(page("/admin/analytics?days=366"))
                .contains("/projects/long-ago")
                .doesNotContain("<script>");
    }

    @Test
    void messages_are_counted_by_category_and_set_against_visits() {
        viewed(LocalDate.now(ZoneOffset.UTC), new PageCount("/", "", 10, 10));
        var position = Objects.requireNonNull(visitor.post()
                .uri("/api/contacts")
                .bodyValue(Map.of("name", "Ada", "email", "ada@example.com", "message", "Hello"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Event-Position"));
        visits.reached(Position.of(Long.parseLong(position))).block(PATIENCE);

        assertThat(page("/admin/analytics"))
                .containsPattern("(?s)general</th>\\s*<td>[1-9]")
                .containsPattern("Messages per visit</dt><dd>[0-9.]+ %");
    }

    @Test
    void a_page_that_was_read_is_counted_in_the_end() {
        visitor.get()
                .uri("/projects?read")
                .header("User-Agent", "Mozilla/5.0 (X11) Firefox/140.0")
                .header("Referer", "https://counted.example.com/")
                .exchange()
                .expectStatus()
                .isOk();

        var today = LocalDate.now(ZoneOffset.UTC);
        var counted = visits.report(today.minusDays(1), today)
                .filter(report -> report.referrers().stream()
                        .anyMatch(referrer -> referrer.name().equals("counted.example.com")))
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(200)));
        assertThat(counted.block(Duration.ofMinutes(1))).isNotNull();
    }

    @Test
    void the_dashboard_is_live() {
        assertThat(page("/admin/dashboard")).contains("dashboard.js", "Appends per second", "published");

        var measured = admin.get()
                .uri("/api/admin/measurements")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENTS)
                .getResponseBody()
                .filter(event -> event.data() != null)
                .map(event -> Objects.requireNonNull(event.data()))
                .take(2);
        StepVerifier.create(measured)
                .assertNext(first -> assertThat(first.path("routes").isArray()).isTrue())
                .assertNext(second -> assertThat(second.path("at").asLong()).isPositive())
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void both_are_the_owners_alone() {
        for (var uri : List.of("/admin/analytics", "/admin/dashboard", "/api/admin/measurements")) {
            visitor.get().uri(uri).exchange().expectStatus().isUnauthorized();
        }
        admin.get().uri("/admin/analytics?days=0").exchange().expectStatus().isBadRequest();
        admin.get().uri("/admin/analytics?days=x").exchange().expectStatus().isBadRequest();
    }

    private void viewed(LocalDate day, PageCount count) {
        codec.encoded(List.<VisitEvent>of(new PagesViewed(day, List.of(count))))
                .flatMap(events -> store.append(VisitStreams.of(day), ExpectedVersion.any(), events))
                .flatMap(appended -> visits.reached(appended.position()))
                .block(PATIENCE);
    }

    private String page(String uri) {
        return Objects.requireNonNull(admin.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Until the real ones are there. */
    private static final class NoVisits implements Visits {

        @Override
        public Mono<Report> report(LocalDate first, LocalDate last) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> reached(Position position) {
            return Mono.empty();
        }
    }
}
