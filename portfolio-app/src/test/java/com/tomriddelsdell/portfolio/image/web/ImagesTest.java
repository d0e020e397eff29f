package com.tomriddelsdell.portfolio.image.web;

import static com.tomriddelsdell.portfolio.image.ImageSamples.announcing;
import static com.tomriddelsdell.portfolio.image.ImageSamples.file;
import static com.tomriddelsdell.portfolio.image.ImageSamples.joined;
import static com.tomriddelsdell.portfolio.image.ImageSamples.photo;
import static com.tomriddelsdell.portfolio.image.ImageSamples.quarters;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.freshSlug;
import static com.tomriddelsdell.portfolio.project.web.ProjectApi.position;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.image.StoredImage;
import com.tomriddelsdell.portfolio.image.store.ImageReferences;
import com.tomriddelsdell.portfolio.project.web.ProjectApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Images from their upload to the pages that show them. */
class ImagesTest extends RunningApp {

    private static final String FORM = "multipart/form-data; boundary=border";
    private static final byte[] END = "\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8);

    private final ImageReferences references;

    private ProjectApi api = new ProjectApi(admin);

    @Autowired
    ImagesTest(ImageReferences references) {
        this.references = references;
    }

    @BeforeEach
    void useApi() {
        api = new ProjectApi(admin);
    }

    @Test
    void an_upload_may_be_repeated() {
        var png = file("png", quarters(330, 220));

        var first = upload(png, MediaType.IMAGE_PNG)
                .expectStatus()
                .isCreated()
                .expectBody(StoredImage.class)
                .returnResult()
                .getResponseBody();
        upload(png, MediaType.APPLICATION_OCTET_STREAM)
                .expectStatus()
                .isOk()
                .expectBody(StoredImage.class)
                .isEqualTo(Objects.requireNonNull(first));
        form("/api/admin/images", Map.of(), png).expectStatus().isOk();
    }

    @Test
    void what_is_refused_is_told_next_to_its_field() {
        expectRefusal(upload("<svg/>".getBytes(StandardCharsets.US_ASCII), MediaType.IMAGE_PNG), "svg");
        expectRefusal(upload(announcing(20_000, 20_000), MediaType.IMAGE_PNG), "too_many_pixels");
        expectRefusal(upload(file("png", quarters(10, 10)), MediaType.IMAGE_JPEG), "mislabelled");
        expectRefusal(upload(new byte[0], MediaType.IMAGE_PNG), "empty");
    }

    @Test
    void a_body_over_the_limit_is_refused_before_it_is_read() {
        upload(new byte[12 * 1024 * 1024], MediaType.IMAGE_PNG).expectStatus().isEqualTo(413);
    }

    @Test
    void a_form_without_a_file_or_without_a_form_is_refused() {
        admin.post()
                .uri("/api/admin/images")
                .header(HttpHeaders.CONTENT_TYPE, FORM)
                .bodyValue(joined(field("alt", "Nothing."), END))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("file");
        admin.post()
                .uri("/api/admin/images")
                .header(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=x")
                .bodyValue("no parts")
                .exchange()
                .expectStatus()
                .isBadRequest();
        admin.post()
                .uri("/api/admin/images")
                .header(HttpHeaders.CONTENT_TYPE, "multipart/form-data")
                .bodyValue("no boundary")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void only_the_owner_uploads() {
        visitor.post()
                .uri("/api/admin/images")
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(file("png", quarters(10, 10)))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void a_file_may_be_kept_for_ever_and_never_counts_as_anything_but_an_image() {
        var uri = "/images/%s/320.webp".formatted(uploaded(photo(320, 200, 1)).id());

        var headers = visitor.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/webp")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
                .expectBody()
                .returnResult()
                .getResponseHeaders();
        visitor.get()
                .uri(uri)
                .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(headers.getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
        visitor.get()
                .uri(uri)
                .header(HttpHeaders.RANGE, "bytes=0-3")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectBody(String.class)
                .isEqualTo("RIFF");
        visitor.head().uri(uri).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/0123456789abcdef0123456789abcdef/320.webp",
                "/images/0123456789abcdef0123456789abcdef/image.json",
                "/images/incoming/320.webp",
                "/images/x/y"
            })
    void there_is_nothing_else(String uri) {
        visitor.get().uri(uri).exchange().expectStatus().isNotFound();
    }

    @Test
    void a_project_shows_its_images_to_programs_and_to_people() {
        var slug = freshSlug();
        api.published(slug, "Illustrated");
        var first = uploaded(file("png", quarters(331, 200)));
        var second = uploaded(file("png", quarters(332, 200)));
        add(slug, "\"1\"", first.id(), "The first \"><script>alert(1)</script>");
        add(slug, "\"2\"", second.id(), "The second");
        var cover = image(slug, "\"3\"", HttpMethod.POST, second.id() + "/cover", null);

        visitor.get()
                .uri("/api/projects/" + slug)
                .header("Min-Position", position(cover))
                .exchange()
                .expectBody()
                .jsonPath("$.images.length()")
                .isEqualTo(2)
                .jsonPath("$.images[0].id")
                .isEqualTo(first.id())
                .jsonPath("$.cover.id")
                .isEqualTo(second.id())
                .jsonPath("$.cover.files[0].url")
                .isEqualTo("/images/%s/320.webp".formatted(second.id()));
        assertThat(page("/projects/" + slug))
                .contains(
                        "srcset=\"/images/%s/320.webp 320w".formatted(second.id()),
                        "alt=\"The second\"",
                        "width=\"320\" height=\"193\"",
                        "loading=\"lazy\"")
                .doesNotContain("<script>alert");
        assertThat(page("/projects?search=illustrated")).contains("/images/%s/320.webp".formatted(second.id()));
    }

    @Test
    void images_are_changed_by_commands_that_name_the_version() {
        var slug = freshSlug();
        api.created(slug, "Changing");
        var first = uploaded(file("png", quarters(333, 200)));
        var second = uploaded(file("png", quarters(334, 200)));
        add(slug, "\"0\"", first.id(), "First");
        add(slug, "\"1\"", second.id(), "Second");

        image(slug, "\"1\"", HttpMethod.DELETE, first.id(), null).expectStatus().isEqualTo(412);
        image(slug, "\"2\"", HttpMethod.PUT, first.id(), Map.of("alt", "Other words"))
                .expectStatus()
                .isNoContent();
        image(slug, "\"3\"", HttpMethod.POST, second.id() + "/move", Map.of("place", 0))
                .expectStatus()
                .isNoContent();
        image(slug, "\"4\"", HttpMethod.DELETE, second.id(), null)
                .expectStatus()
                .isNoContent();
        image(slug, "\"5\"", HttpMethod.DELETE, second.id(), null)
                .expectStatus()
                .isNotFound();

        admin.get()
                .uri("/api/admin/projects/" + slug)
                .exchange()
                .expectBody()
                .jsonPath("$.images.length()")
                .isEqualTo(1)
                .jsonPath("$.images[0].alt")
                .isEqualTo("Other words");
        admin.get()
                .uri("/api/admin/projects/%s/history".formatted(slug))
                .exchange()
                .expectBody()
                .jsonPath("$.changes[3].event")
                .isEqualTo("ProjectImageDescribed")
                .jsonPath("$.changes[3].differences[0].added[0]")
                .isEqualTo(first.id() + " | Other words");
        assertThat(referenced(Instant.now().plusSeconds(60)))
                .contains(first.id())
                .doesNotContain(second.id());
        assertThat(referenced(Instant.EPOCH)).contains(first.id(), second.id());
    }

    @Test
    void what_is_wrong_with_a_command_is_told_next_to_its_field() {
        var slug = freshSlug();
        api.created(slug, "Refusing");
        var image = uploaded(file("png", quarters(335, 200)));

        expectField(image(slug, "\"0\"", HttpMethod.POST, "", Map.of("image", image.id())), "alt");
        expectField(image(slug, "\"0\"", HttpMethod.POST, "", Map.of("image", "../x", "alt", "x")), "image");
        expectField(image(slug, "\"0\"", HttpMethod.POST, "", Map.of("image", 1, "alt", "x")), "image");
        add(slug, "\"0\"", image.id(), "x");
        expectField(image(slug, "\"1\"", HttpMethod.POST, image.id() + "/move", Map.of("place", "up")), "place");
    }

    @Test
    void a_plain_form_adds_an_image() {
        var slug = freshSlug();
        api.created(slug, "By hand");
        var uri = "/admin/projects/%s/images".formatted(slug);

        form(uri, Map.of("version", "0", "alt", "Four colours"), file("png", quarters(336, 200)))
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location(uri);
        assertThat(adminPage(uri)).contains("value=\"Four colours\"", "<strong>cover</strong>");
    }

    @Test
    void a_form_that_is_refused_comes_back_with_what_was_typed() {
        var slug = freshSlug();
        api.created(slug, "Refused");
        var uri = "/admin/projects/%s/images".formatted(slug);
        var image = file("png", quarters(337, 200));

        assertThat(refused(
                        form(
                                uri,
                                Map.of("version", "0", "alt", "A drawing"),
                                "<svg/>".getBytes(StandardCharsets.US_ASCII)),
                        422))
                .contains("SVG is not accepted", "value=\"A drawing\"");
        assertThat(refused(form(uri, Map.of("version", "0", "alt", ""), image), 422))
                .contains("The description is missing.");
        assertThat(refused(form(uri, Map.of("version", "7", "alt", "Too late"), image), 409))
                .contains("was changed meanwhile", "value=\"Too late\"");
        form("/admin/projects/no-such/images", Map.of("version", "0", "alt", "x"), image)
                .expectStatus()
                .isNotFound();
    }

    private Set<String> referenced(Instant since) {
        return Objects.requireNonNull(references.since(since).block(PATIENCE)).stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private StoredImage uploaded(byte[] bytes) {
        return Objects.requireNonNull(upload(bytes, MediaType.APPLICATION_OCTET_STREAM)
                .expectBody(StoredImage.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec upload(byte[] bytes, MediaType type) {
        return admin.post()
                .uri("/api/admin/images")
                .contentType(type)
                .bodyValue(bytes)
                .exchange();
    }

    private WebTestClient.ResponseSpec form(String uri, Map<String, String> fields, byte[] bytes) {
        var parts = fields.entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue()))
                .reduce(new byte[0], (before, part) -> joined(before, part));
        return admin.post()
                .uri(uri)
                .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_TYPE, FORM)
                .bodyValue(joined(parts, part("name=\"file\"; filename=\"image.png\"", "image/png"), bytes, END))
                .exchange();
    }

    private static byte[] field(String name, String value) {
        return joined(
                part("name=\"%s\"".formatted(name), "text/plain"), (value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(String disposition, String type) {
        return "--border\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(disposition, type)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void add(String slug, String seen, String image, String alt) {
        image(slug, seen, HttpMethod.POST, "", Map.of("image", image, "alt", alt))
                .expectStatus()
                .isNoContent();
    }

    private WebTestClient.ResponseSpec image(
            String slug, String seen, HttpMethod method, String path, @Nullable Object body) {
        var request = admin.method(method)
                .uri("/api/admin/projects/%s/images%s".formatted(slug, path.isEmpty() ? "" : "/" + path))
                .header(HttpHeaders.IF_MATCH, seen);
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static void expectRefusal(WebTestClient.ResponseSpec response, String reason) {
        response.expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/image-refused")
                .jsonPath("$.reason")
                .isEqualTo(reason)
                .jsonPath("$.errors[0].field")
                .isEqualTo("file");
    }

    private static void expectField(WebTestClient.ResponseSpec response, String field) {
        response.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of(field));
    }

    private static String refused(WebTestClient.ResponseSpec response, int status) {
        return Objects.requireNonNull(response.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String page(String uri) {
        return page(visitor, uri);
    }

    private String adminPage(String uri) {
        return page(admin, uri);
    }

    private static String page(WebTestClient client, String uri) {
        return Objects.requireNonNull(client.get()
                .uri(uri)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
