package com.tomriddelsdell.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** The whole application over real HTTP, on a PostgreSQL server of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PortfolioAppTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "a password of the test";
    /** How the payload of an event begins whose personal data is sealed. */
    private static final byte SEALED = (byte) 0xf5;

    private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> EVENTS =
            new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store = InMemoryEventStore.create();

    private WebTestClient visitor = WebTestClient.bindToServer().build();
    private WebTestClient admin = visitor;

    @DynamicPropertySource
    static void ownDirectory(DynamicPropertyRegistry registry) {
        var directory = Path.of("target", "postgres", Long.toString(System.nanoTime()));
        registry.add("portfolio.embedded.directory", directory::toString);
        registry.add("portfolio.admin.password", () -> PASSWORD);
        registry.add("server.address", () -> "127.0.0.1");
    }

    @BeforeEach
    void connect() {
        visitor = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
        admin = visitor.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", PASSWORD))
                .build();
    }

    @Test
    void a_submitted_request_reaches_the_inbox() {
        var location = submit("Ada");

        var found = eventually(location);
        assertThat(found.path("name").asString()).isEqualTo("Ada");
        assertThat(found.path("message").asString()).isEqualTo("Hello from Ada");
        admin.get()
                .uri("/api/contacts?limit=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].name")
                .isEqualTo("Ada");
    }

    @Test
    void a_request_that_was_kept_as_json_reaches_the_inbox_beside_those_that_are_sealed() {
        var stream = ContactStreams.next();
        var earlier = EventData.of(
                "ContactRequestSubmitted",
                Payload.utf8("{\"name\":\"Earlier\",\"email\":\"e@example.com\",\"message\":\"Hello from JSON\"}"));
        var position = Objects.requireNonNull(store.append(stream, ExpectedVersion.noStream(), List.of(earlier))
                        .block(PATIENCE))
                .position();
        submit("Later");

        admin.get()
                .uri("/api/contacts/" + ContactStreams.id(stream))
                .header("Min-Position", position.toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("e@example.com");
        var payloads = store.read(LogRead.all())
                .filter(event -> event.type().equals("ContactRequestSubmitted"))
                .map(event -> event.payload().buffer().get(0))
                .collectList()
                .block(PATIENCE);
        assertThat(payloads).contains((byte) '{', SEALED);
    }

    @Test
    void the_inbox_is_paged_newest_first_and_each_page_links_to_the_next() {
        submit("First");
        submit("Second");
        eventually(submit("Third"));

        var page = admin.get()
                .uri("/api/contacts?limit=2")
                .exchange()
                .expectBody()
                .jsonPath("$.items[*].name")
                .isEqualTo(List.of("Third", "Second"))
                .returnResult();
        var link = Objects.requireNonNull(page.getResponseHeaders().getFirst("Link"));

        assertThat(link).endsWith("; rel=\"next\"");
        admin.get()
                .uri(URI.create("http://127.0.0.1:" + port + link.substring(1, link.indexOf('>'))))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].name")
                .isEqualTo("First");
    }

    @Test
    void the_stream_shows_requests_live_and_resumes_where_it_was() {
        submit("Before");
        var before = newestPosition("Before");

        StepVerifier.create(stream(before).map(PortfolioAppTest::name).take(1))
                .then(() -> submit("Live"))
                .expectNext("Live")
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(stream(before).map(PortfolioAppTest::name).take(1))
                .expectNext("Live")
                .expectComplete()
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":                                       | application/json       | 400 | malformed-request
            []                                             | application/json       | 400 | malformed-request
            {}                                             | application/json       | 400 | invalid-contact-request
            {"name":"A","email":"no address","message":"x"} | application/json      | 400 | invalid-contact-request
            name=A                                         | text/plain             | 415 | unsupported-media-type
            """)
    void a_body_that_is_not_acceptable_is_a_problem(String body, String type, int status, String problem) {
        var response = visitor.post()
                .uri("/api/contacts")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body)
                .exchange();

        expectProblem(response, status, problem);
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_or_not_its_length_is_told() {
        var tooLarge = "{\"message\":\"%s\"}".formatted("x".repeat(16 * 1024));
        var request = visitor.post().uri("/api/contacts").contentType(MediaType.APPLICATION_JSON);

        expectProblem(request.bodyValue(tooLarge).exchange(), 413, "content-too-large");
        expectProblem(
                visitor.post()
                        .uri("/api/contacts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Flux.just(tooLarge, tooLarge), String.class)
                        .exchange(),
                413,
                "content-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/contacts, */*, 405, method-not-allowed",
        "GET, /api/contacts, application/xml, 406, not-acceptable",
        "GET, /api/contacts/0199f3a2-0000-7000-8000-000000000000, */*, 404, not-found",
        "GET, /api/contacts/not-an-id, */*, 404, not-found",
        "GET, /api/contacts?limit=101, */*, 400, invalid-parameter",
        "GET, /api/contacts?cursor=x, */*, 400, invalid-parameter",
        "GET, /api/contacts/stream?after=-1, */*, 400, invalid-parameter",
        "GET, /nothing, */*, 404, not-found"
    })
    void whatever_cannot_be_answered_is_a_problem(
            String method, String uri, String accept, int status, String problem) {
        var response = admin.method(HttpMethod.valueOf(method))
                .uri(uri)
                .header("Accept", accept)
                .exchange();

        expectProblem(response, status, problem);
    }

    @Test
    void a_wrong_last_event_id_is_a_problem() {
        var response = admin.get()
                .uri("/api/contacts/stream")
                .header("Last-Event-ID", "yesterday")
                .exchange();

        expectProblem(response, 400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/contacts",
        "/api/contacts/0199f3a2-0000-7000-8000-000000000000",
        "/api/contacts/stream",
        "/admin/contacts",
        "/actuator",
        "/actuator/prometheus",
        "/actuator/metrics"
    })
    void what_is_the_owners_is_closed_to_others(String uri) {
        expectProblem(visitor.get().uri(uri).exchange(), 401, "unauthenticated");
        expectProblem(
                visitor.get()
                        .uri(uri)
                        .headers(headers -> headers.setBasicAuth("admin", "a guess"))
                        .exchange()
                        .expectHeader()
                        .valueMatches("WWW-Authenticate", "Basic realm=.*"),
                401,
                "unauthenticated");
    }

    @Test
    void other_sites_cannot_submit_through_their_visitors() {
        var response = visitor.post()
                .uri("/contact")
                .header("Sec-Fetch-Site", "cross-site")
                .body(BodyInserters.fromFormData("name", "A"))
                .exchange();

        expectProblem(response, 403, "cross-site-request");
    }

    @Test
    void people_get_pages_where_programs_get_problems() {
        visitor.get()
                .uri("/nothing")
                .header("Accept", "text/html,*/*;q=0.8")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Not found."));
    }

    @Test
    void every_page_tells_browsers_what_to_forbid() {
        visitor.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none'; script-src 'self';.*")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Write to me"));
    }

    @Test
    void health_is_public_and_says_no_more_than_up() {
        for (var uri : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            visitor.get()
                    .uri(uri)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("UP")
                    .jsonPath("$.components")
                    .doesNotExist();
        }
    }

    @Test
    void metrics_are_there_for_the_owner() {
        eventually(submit("Measured"));

        admin.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(metrics -> assertThat(metrics)
                        .contains("eventstore_subscription_position{subscription=\"portfolio.inbox\"}")
                        .contains("eventstore_append_seconds_bucket{category=\"contact\""));
    }

    @Test
    void whoever_names_the_position_of_a_write_reads_it_at_once() {
        var written = submission("Grace").getResponseHeaders();

        admin.get()
                .uri(Objects.requireNonNull(written.getLocation()).toString())
                .header("Min-Position", Objects.requireNonNull(written.getFirst("Event-Position")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Grace");
    }

    private String submit(String name) {
        return Objects.requireNonNull(submission(name).getResponseHeaders().getLocation())
                .toString();
    }

    private EntityExchangeResult<byte[]> submission(String name) {
        return visitor.post()
                .uri("/api/contacts")
                .bodyValue(Map.of("name", name, "email", "someone@example.com", "message", "Hello from " + name))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
    }

    /** The inbox follows the log a moment behind. */
    private JsonNode eventually(String location) {
        var found = WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(location)
                .headers(headers -> headers.setBasicAuth("admin", PASSWORD))
                .retrieve()
                .bodyToMono(JsonNode.class)
                .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(50))
                        .filter(WebClientResponseException.NotFound.class::isInstance));
        return Objects.requireNonNull(found.block(PATIENCE));
    }

    private String newestPosition(String name) {
        return Objects.requireNonNull(stream("0")
                .filter(event -> name(event).equals(name))
                .map(event -> Objects.requireNonNull(event.id()))
                .blockFirst(PATIENCE));
    }

    private Flux<ServerSentEvent<JsonNode>> stream(String after) {
        return admin.get()
                .uri("/api/contacts/stream")
                .header("Last-Event-ID", after)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENTS)
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private static String name(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data()).path("name").asString();
    }

    private static void expectProblem(WebTestClient.ResponseSpec response, int status, String problem) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + problem)
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isNotEmpty();
    }
}
