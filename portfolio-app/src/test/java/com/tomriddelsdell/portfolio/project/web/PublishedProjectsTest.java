package com.tomriddelsdell.portfolio.project.web;

import static com.tomriddelsdell.portfolio.project.web.ProjectApi.content;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.freshSlug;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.position;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What everybody reads of projects. */
class PublishedProjectsTest extends RunningApp {

    /** Newest first. */
    private static final List<String> DEMO_PROJECTS = List.of(
            "this-site",
            "letterpress-web",
            "latency-lab",
            "library-queue",
            "schema-garden",
            "sky-camera",
            "plain-forms",
            "bread-schedule",
            "event-store",
            "folding-maps",
            "quiet-metrics",
            "tide-tables");

    private ProjectApi api = new ProjectApi(admin);

    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
    }

    @Test
    void a_project_is_shown_once_it_is_published_and_until_it_no_longer_is() {
        var slug = freshSlug();

        var created = api.created(slug, "Shown");
        find(slug, created).expectStatus().isNotFound();
        var published = position(api.command(slug, "publish", "\"0\""));
        find(slug, published)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Shown")
                .jsonPath("$.body")
                .isEqualTo("The **whole** story.")
                .jsonPath("$.tags")
                .isEqualTo(List.of("java", "testing"))
                .jsonPath("$.links[0].url")
                .isEqualTo("https://example.com/source");
        assertThat(slugs("/api/projects?limit=100", published)).startsWith(slug);
        var unpublished = position(api.command(slug, "unpublish", "\"1\""));
        find(slug, unpublished).expectStatus().isNotFound();
        assertThat(slugs("/api/projects?limit=100", unpublished)).doesNotContain(slug);
    }

    @Test
    void an_edit_of_a_published_project_is_shown() {
        var slug = freshSlug();
        api.published(slug, "Before");

        var edited = position(api.edit(slug, "\"1\"", content("After")));

        find(slug, edited).expectBody().jsonPath("$.title").isEqualTo("After");
    }

    @Test
    void texts_come_back_as_they_were_written() {
        var slug = freshSlug();
        var hostile = "\\ \" ' { } , NULL \u00e4 \ud83d\ude42 <script>alert(1)</script>";
        var links = List.of(Map.of("label", hostile, "url", "https://example.com/?a=b,c&d=%7B%7D"));
        api.create(Map.of(
                        "slug",
                        slug,
                        "title",
                        hostile,
                        "summary",
                        hostile,
                        "body",
                        hostile,
                        "category",
                        "test",
                        "tags",
                        List.of("c++", "a/b & c"),
                        "links",
                        links))
                .expectStatus()
                .isCreated();

        find(slug, position(api.command(slug, "publish", "\"0\"")))
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(hostile)
                .jsonPath("$.body")
                .isEqualTo(hostile)
                .jsonPath("$.tags")
                .isEqualTo(List.of("c++", "a/b & c"))
                .jsonPath("$.links[0].label")
                .isEqualTo(hostile)
                .jsonPath("$.links[0].url")
                .isEqualTo("https://example.com/?a=b,c&d=%7B%7D");
    }

    @Test
    void the_demo_projects_are_there_newest_first() {
        var demo = page("/api/projects?limit=100")
                .expand(page -> Mono.justOrEmpty(page.getHeaders().getFirst(HttpHeaders.LINK))
                        .map(PublishedProjectsTest::target)
                        .flatMap(this::page))
                .flatMapIterable(page -> slugs(Objects.requireNonNull(page.getBody())))
                .filter(DEMO_PROJECTS::contains)
                .collectList()
                .filter(slugs -> slugs.size() == DEMO_PROJECTS.size())
                .repeatWhenEmpty(empty -> empty.delayElements(Duration.ofMillis(100)))
                .block(PATIENCE);

        assertThat(demo).isEqualTo(DEMO_PROJECTS);
    }

    @Test
    void projects_are_paged_and_each_page_links_to_the_next() {
        api.published(freshSlug(), "Third");
        api.published(freshSlug(), "Second");
        var last = api.published(freshSlug(), "First");
        var whole = slugs("/api/projects?limit=100&tag=testing", last);

        var paged = new ArrayList<String>();
        var uri = "/api/projects?limit=2&tag=testing";
        while (!uri.isEmpty()) {
            var page = list(uri, last);
            paged.addAll(slugs(page));
            uri = next(page);
        }

        assertThat(whole.size()).isGreaterThan(2);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void projects_are_selected_by_category_tag_and_words() {
        var slug = freshSlug();
        api.create(Map.of(
                        "slug",
                        slug,
                        "title",
                        "A zebrafinch",
                        "summary",
                        "Sings",
                        "body",
                        "in the <b>morning</b>",
                        "category",
                        "Bird Songs",
                        "tags",
                        List.of("Feathers")))
                .expectStatus()
                .isCreated();
        var last = position(api.command(slug, "publish", "\"0\""));

        for (var query : List.of(
                "category=bird songs",
                "category=BIRD SONGS",
                "tag=feathers",
                "search=zebra",
                "search=MORNING sing",
                "search=feathers&tag=feathers&category=bird songs",
                "search=zebrafinch!")) {
            assertThat(slugs("/api/projects?" + query, last)).as(query).containsExactly(slug);
        }
        for (var query : List.of(
                "category=bird",
                "tag=feather",
                "search=zebra unicorn",
                "search=%26%7C!:*()",
                "tag=feathers&category=x")) {
            assertThat(slugs("/api/projects?" + query, last)).as(query).isEmpty();
        }
    }

    @Test
    void who_has_the_newest_list_is_not_sent_it_again() {
        var etag = etag(list("/api/projects", api.published(freshSlug(), "Kept")));

        conditional("/api/projects", etag)
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, etag)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache, public")
                .expectBody()
                .isEmpty();
        conditional("/api/projects", "\"other\", " + etag).expectStatus().isNotModified();
        conditional("/api/projects", "*").expectStatus().isNotModified();
        conditional("/api/projects", "\"other\"").expectStatus().isOk();
    }

    @Test
    void whatever_is_done_to_a_project_makes_kept_lists_old() {
        var slug = freshSlug();
        var neighbour = freshSlug();
        api.created(neighbour, "Neighbour");
        api.created(slug, "Changing");
        var etag = etag(list("/api/projects", position(api.command(slug, "publish", "\"0\""))));

        for (var change : List.<Supplier<WebTestClient.ResponseSpec>>of(
                () -> api.edit(slug, "\"1\"", content("Changed")),
                () -> api.reorder(slug, "\"2\"", Map.of("after", neighbour)),
                () -> api.command(slug, "unpublish", "\"3\""))) {
            var last = position(change.get().expectStatus().isNoContent());
            var newer = etag(list("/api/projects", last));
            assertThat(newer).isNotEqualTo(etag);
            etag = newer;
        }
    }

    @Test
    void who_has_the_newest_of_a_project_is_not_sent_it_again_whatever_happens_to_others() {
        var slug = freshSlug();
        var uri = "/api/projects/" + slug;
        var last = api.published(slug, "Kept");
        var etag = etag(find(slug, last).expectBody(JsonNode.class).returnResult());

        find(slug, api.published(freshSlug(), "Another")).expectStatus().isOk();
        conditional(uri, etag).expectStatus().isNotModified();
        find(slug, position(api.edit(slug, "\"1\"", content("Edited"))))
                .expectStatus()
                .isOk();
        conditional(uri, etag).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/projects?limit=0, limit",
        "/api/projects?limit=101, limit",
        "/api/projects?limit=x, limit",
        "/api/projects?cursor=x, cursor",
        "/api/projects?cursor=%25, cursor",
        "/api/projects?tag=%00, tag",
        "/api/projects?category=a%07b, category"
    })
    void bad_input_is_a_problem(String uri, String field) {
        visitor.get()
                .uri(URI.create(base() + uri))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-parameter")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void a_search_that_is_too_long_is_a_problem() {
        visitor.get()
                .uri("/api/projects?search=" + "x".repeat(101))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-here", "Not-A-Slug", "a--b", "%00", "..%2f"})
    void what_is_not_there_is_not_found(String slug) {
        visitor.get()
                .uri(URI.create(base() + "/api/projects/" + slug))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void what_cannot_be_answered_is_a_problem() {
        visitor.post().uri("/api/projects").exchange().expectStatus().isEqualTo(405);
        visitor.delete()
                .uri("/api/projects/this-site")
                .exchange()
                .expectStatus()
                .isEqualTo(405);
        visitor.get()
                .uri("/api/projects")
                .accept(MediaType.APPLICATION_XML)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    private WebTestClient.ResponseSpec find(String slug, String minPosition) {
        return visitor.get()
                .uri("/api/projects/" + slug)
                .header("Min-Position", minPosition)
                .exchange();
    }

    private EntityExchangeResult<JsonNode> list(String uri, String minPosition) {
        return visitor.get()
                .uri(uri)
                .header("Min-Position", minPosition)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    private List<String> slugs(String uri, String minPosition) {
        return slugs(list(uri, minPosition));
    }

    private static List<String> slugs(EntityExchangeResult<JsonNode> page) {
        return slugs(Objects.requireNonNull(page.getResponseBody()));
    }

    private static List<String> slugs(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("slug").asString())
                .toList();
    }

    /** Where the page links to; empty when it is the last. */
    private static String next(EntityExchangeResult<JsonNode> page) {
        var link = page.getResponseHeaders().getFirst(HttpHeaders.LINK);
        return link == null ? "" : target(link);
    }

    private static String target(String link) {
        return link.substring(1, link.indexOf('>'));
    }

    private Mono<ResponseEntity<JsonNode>> page(String uri) {
        return WebClient.create().get().uri(URI.create(base() + uri)).retrieve().toEntity(JsonNode.class);
    }

    private static String etag(EntityExchangeResult<?> result) {
        return Objects.requireNonNull(result.getResponseHeaders().getETag());
    }

    private WebTestClient.ResponseSpec conditional(String uri, String ifNoneMatch) {
        return visitor.get()
                .uri(uri)
                .header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                .exchange();
    }
}
