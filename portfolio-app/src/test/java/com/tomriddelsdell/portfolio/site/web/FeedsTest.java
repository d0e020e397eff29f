package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.project.web.ProjectApi;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What machines read of the site. */
class FeedsTest extends RunningApp {

    private static final String SITE = "http://localhost:8080";
    private static final String HOSTILE = "]]></title><script>alert(1)</script> & \uFFFE \ud83d\ude42";
    private static final Namespace SITE_MAP = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");

    private ProjectApi api = new ProjectApi(admin);

    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void a_published_project_is_in_the_feeds_with_all_that_it_says(Feed format) throws FeedException {
        var slug = published(Map.of("title", "In the feed", "tags", List.of("java")));

        var feed = read(format);
        var entry = entry(feed, slug);

        assertThat(feed.getTitle()).isEqualTo("Projects by tomriddelsdell.com");
        assertThat(entry.getTitle()).isEqualTo("In the feed");
        assertThat(entry.getDescription().getValue()).isEqualTo("What it is.");
        assertThat(entry.getContents().getFirst().getValue()).contains("The <strong>whole</strong> story.");
        assertThat(entry.getCategories()).extracting("name").containsExactly("test", "java");
        assertThat(entry.getPublishedDate()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void whatever_a_project_says_a_feed_is_well_formed_and_harmless(Feed format) throws FeedException {
        var slug = published(
                Map.of("title", HOSTILE, "summary", HOSTILE, "body", HOSTILE + "\n\n[x](javascript:alert(1))"));

        var entry = entry(read(format), slug);

        assertThat(entry.getTitle()).isEqualTo(HOSTILE.replace(" \uFFFE", ""));
        assertThat(entry.getContents().getFirst().getValue()).doesNotContain("<script", "javascript:");
    }

    @Test
    void a_feed_of_atom_says_where_it_is() throws FeedException {
        assertThat(read(Feed.ATOM).getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .extracting(Object::toString)
                .contains("(\"self\", \"" + SITE + "/feed.atom\")", "(\"alternate\", \"" + SITE + "/projects\")");
        assertThat(body("/feed.rss"))
                .contains("<link>" + SITE + "/projects</link>", "rel=\"self\"", SITE + "/feed.rss");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void a_feed_that_was_kept_is_good_until_a_project_changes(Feed format) {
        var slug = published(Map.of("title", "Kept"));
        var first = get(format.path());
        var tag = Objects.requireNonNull(first.getFirst(HttpHeaders.ETAG));

        var changed = ProjectApi.position(api.edit(slug, "\"1\"", ProjectApi.content("Changed")));
        shown(slug, changed);

        assertThat(first.getCacheControl()).isEqualTo("no-cache, public");
        assertThat(get(format.path()).getFirst(HttpHeaders.ETAG)).isNotEqualTo(tag);
        asking(format.path(), tag).expectStatus().isOk();
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        for (var path : List.of("/feed.atom", "/feed.rss", "/sitemap.xml", "/projects", "/")) {
            unchanged(path);
        }
        unchanged("/projects/" + published(Map.of("title", "Unchanged")));
    }

    /** Other tests may publish between the two requests: then the answer is another one, with another tag. */
    private void unchanged(String path) {
        for (var attempt = 0; attempt < 20; attempt++) {
            var tag = Objects.requireNonNull(get(path).getFirst(HttpHeaders.ETAG), path);
            var answer = asking(path, tag).expectBody().returnResult();
            if (answer.getStatus().value() == 304) {
                assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.ETAG))
                        .isEqualTo(tag);
                return;
            }
            assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.ETAG)).isNotEqualTo(tag);
        }
        throw new AssertionError(path + " is sent again and again");
    }

    @Test
    void a_page_that_was_kept_is_good_until_its_project_changes() {
        var slug = published(Map.of("title", "Kept"));
        var list = Objects.requireNonNull(get("/projects").getFirst(HttpHeaders.ETAG));
        var page = Objects.requireNonNull(get("/projects/" + slug).getFirst(HttpHeaders.ETAG));

        shown(slug, ProjectApi.position(api.edit(slug, "\"1\"", ProjectApi.content("Changed"))));

        asking("/projects", list).expectStatus().isOk();
        asking("/projects/" + slug, page)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<h1>Changed</h1>"));
    }

    @Test
    void the_map_names_every_published_page_and_robots_are_led_to_it() throws Exception {
        var slug = published(Map.of("title", "On the map"));
        var draft = ProjectApi.freshSlug();
        api.created(draft, "Not on the map");

        var map = new SAXBuilder().build(new StringReader(body("/sitemap.xml"))).getRootElement();
        var addresses = map.getChildren("url", SITE_MAP).stream()
                .map(page -> page.getChildText("loc", SITE_MAP))
                .toList();

        assertThat(map).extracting(Element::getName).isEqualTo("urlset");
        assertThat(addresses)
                .contains(SITE + "/", SITE + "/projects", SITE + "/projects/" + slug)
                .doesNotContain(SITE + "/projects/" + draft)
                .doesNotHaveDuplicates();
        assertThat(body("/robots.txt"))
                .contains("Sitemap: " + SITE + "/sitemap.xml", "Disallow: /admin/", "Disallow: /api/");
    }

    @Test
    void a_page_describes_itself_to_machines() {
        var slug = published(Map.of("title", "Described"));

        assertThat(body("/projects/" + slug))
                .contains(
                        "<link rel=\"canonical\" href=\"" + SITE + "/projects/" + slug + "\">",
                        "<meta property=\"og:title\" content=\"Described\">",
                        "<meta property=\"og:type\" content=\"article\">",
                        "<meta name=\"description\" content=\"What it is.\">",
                        "<meta name=\"twitter:card\"",
                        "\"@type\":\"CreativeWork\"",
                        "href=\"/feed.atom\"");
        assertThat(body("/"))
                .contains("<link rel=\"canonical\" href=\"" + SITE + "/\">", "\"@type\":\"WebSite\"", "lang=\"en\"");
        assertThat(body("/projects?search=x")).contains("<meta name=\"robots\" content=\"noindex, follow\">");
    }

    @Test
    void nothing_hostile_leaves_its_place_in_what_a_page_says_to_machines() {
        var hostile = "\"></script><script>alert(1)</script>&<!--";
        var slug = published(Map.of("title", hostile, "summary", hostile, "body", hostile));

        var page = body("/projects/" + slug);
        var data = page.replaceAll("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1");

        assertThat(page).doesNotContain("<script>", "<!--");
        assertThat(JsonMapper.shared().readTree(data).path("name").asString()).isEqualTo(hostile);
    }

    @Test
    void icons_are_where_browsers_look_for_them() {
        var manifest = body("/site.webmanifest");

        assertThat(manifest).contains("\"192x192\"", "\"512x512\"");
        for (var path : List.of("/favicon.ico", "/apple-touch-icon.png")) {
            visitor.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
        }
    }

    @Test
    void pages_and_feeds_are_compressed() throws IOException, InterruptedException {
        var slug = published(Map.of("body", "Long. ".repeat(500)));
        for (var path : List.of("/", "/projects/" + slug, "/feed.atom", "/feed.rss", "/api/projects/" + slug)) {
            var headers = compressed(path).headers();
            assertThat(headers.allValues(HttpHeaders.CONTENT_ENCODING)).as(path).containsExactly("gzip");
            assertThat(headers.allValues(HttpHeaders.VARY)).as(path).contains(HttpHeaders.ACCEPT_ENCODING);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html,*/*;q=0.8                     | text/html
            application/json                        | application/problem+json
            */*                                     | application/problem+json
            text/html;q=0.1, application/json       | application/problem+json
            application/json;q=0.1, text/html       | text/html
            text/*;q=0.5, application/problem+json  | application/problem+json
            """)
    void what_is_not_there_is_told_as_a_page_or_as_a_problem(String accepted, String type) {
        visitor.get()
                .uri("/nothing")
                .header(HttpHeaders.ACCEPT, accepted)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("Not found"));
    }

    /** By a client that does not decompress, and so shows what was sent. */
    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(base() + path))
                    .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private String published(Map<String, Object> fields) {
        var slug = ProjectApi.freshSlug();
        var project = new HashMap<>(ProjectApi.project(slug, "Untitled"));
        project.putAll(fields);
        api.create(project).expectStatus().isCreated();
        shown(slug, ProjectApi.position(api.command(slug, "publish", "\"0\"")));
        return slug;
    }

    private void shown(String slug, String position) {
        visitor.get()
                .uri("/api/projects/" + slug)
                .header("Min-Position", position)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private SyndFeed read(Feed format) throws FeedException {
        return new SyndFeedInput().build(new StringReader(body(format.path())));
    }

    private static SyndEntry entry(SyndFeed feed, String slug) {
        return feed.getEntries().stream()
                .filter(entry -> entry.getLink().equals(SITE + "/projects/" + slug))
                .findFirst()
                .orElseThrow();
    }

    private WebTestClient.ResponseSpec asking(String path, String tag) {
        return visitor.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, tag).exchange();
    }

    private HttpHeaders get(String path) {
        return visitor.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders();
    }

    private String body(String path) {
        return Objects.requireNonNull(visitor.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
