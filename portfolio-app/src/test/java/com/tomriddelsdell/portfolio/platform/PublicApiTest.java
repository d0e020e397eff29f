package com.tomriddelsdell.portfolio.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.project.web.ProjectApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the description of the API is true. */
class PublicApiTest extends RunningApp {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ApplicationContext context = new StaticApplicationContext();

    @Test
    void every_route_of_the_api_that_is_open_to_all_is_described() {
        var described = new TreeSet<String>();
        var description = description();
        description
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(openRoutes())
                .contains("GET /api/projects")
                .allSatisfy(route -> assertThat(described).contains(route));
        assertThat(openRoutes()).containsAll(described);
    }

    @Test
    void answers_are_as_they_are_described() {
        var api = new ProjectApi(admin);
        var slug = ProjectApi.freshSlug();
        var position = api.published(slug, "Described");

        matches("ProjectList", answer("/api/projects?limit=1", position));
        matches("ProjectList", answer("/api/projects?limit=100", position));
        matches("Project", answer("/api/projects/" + slug, position));
        matches(
                "Created",
                body(visitor.post()
                        .uri("/api/contacts")
                        .bodyValue(Map.of("name", "Ada", "email", "ada@example.com", "message", "Hello"))
                        .exchange()
                        .expectStatus()
                        .isCreated()));
    }

    @Test
    void problems_are_as_they_are_described() {
        for (var uri : List.of(
                "/api/projects?limit=x",
                "/api/projects?cursor=x",
                "/api/projects/no-such-project",
                "/api/projects?after=-1")) {
            matches(
                    "Problem",
                    problem(visitor.get().uri(uri).accept(accepted(uri)).exchange()));
        }
        matches(
                "Problem",
                problem(visitor.post().uri("/api/contacts").bodyValue(Map.of()).exchange()));
        matches(
                "Problem",
                problem(visitor.post()
                        .uri("/api/contacts")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("text")
                        .exchange()));
    }

    @Test
    void every_example_is_as_it_is_described() {
        var examples = new ArrayList<String>();
        description()
                .findValues("content")
                .forEach(content -> content.propertyStream()
                        .filter(type -> type.getKey().contains("json"))
                        .forEach(type -> type.getValue().path("examples").forEach(example -> {
                            var schema =
                                    type.getValue().path("schema").path("$ref").asString();
                            matches(
                                    schema.substring(schema.lastIndexOf('/') + 1),
                                    example.path("value").toString());
                            examples.add(schema);
                        })));

        assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_schema_that_an_answer_does_not_match_is_noticed() {
        assertThat(violations("Project", "{\"slug\": 5}")).isNotEmpty();
    }

    private static MediaType accepted(String uri) {
        return uri.contains("after") ? MediaType.TEXT_EVENT_STREAM : MediaType.APPLICATION_JSON;
    }

    /** Those that do not ask for credentials first. */
    private List<String> openRoutes() {
        var visited = new VisitedRoutes();
        ObjectProvider<RouterFunction<?>> routers =
                context.getBeanProvider(ResolvableType.forClass(RouterFunction.class));
        routers.forEach(router -> router.accept(visited));
        return visited.routes().stream()
                .filter(route -> route.path().startsWith("/api/"))
                .filter(this::isOpen)
                .map(VisitedRoutes.Route::toString)
                .distinct()
                .toList();
    }

    private boolean isOpen(VisitedRoutes.Route route) {
        var status = visitor.method(HttpMethod.valueOf(route.method()))
                .uri(route.path().replaceAll("\\{[^}]*}", "x"))
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
        return status != 401 && status != 403;
    }

    private JsonNode description() {
        return JSON.readTree(
                body(visitor.get().uri("/api/openapi").exchange().expectStatus().isOk()));
    }

    private String answer(String uri, String position) {
        return body(visitor.get()
                .uri(uri)
                .header("Min-Position", position)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static String problem(WebTestClient.ResponseSpec response) {
        return body(response.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    private static String body(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    private void matches(String schema, String json) {
        assertThat(violations(schema, json)).as("%s as %s", json, schema).isEmpty();
    }

    private List<String> violations(String schema, String json) {
        var whole = JSON.createObjectNode();
        whole.put("$ref", "#/components/schemas/" + schema);
        whole.set("components", description().path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
