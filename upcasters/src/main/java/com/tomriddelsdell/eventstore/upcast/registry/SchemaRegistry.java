package com.tomriddelsdell.eventstore.upcast.registry;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a schema registry. Logs need none: their schemas are in them. It is for topics whose readers expect one.
 *
 * <p>Every publisher is cold, and nothing blocks. Whoever cancels withdraws the request; what was sent may take effect.
 *
 * <p><strong>Errors:</strong> {@link SchemaRegistryException}, also when there is no answer within 10 seconds.
 */
public final class SchemaRegistry {

    /** The most ids and the most schemas that are remembered. */
    public static final int MAX_REMEMBERED = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String JSON_OF_REGISTRIES = "application/vnd.schemaregistry.v1+json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    private final Map<Key, Integer> ids = new ConcurrentHashMap<>();

    private SchemaRegistry(HttpClient client, URI base, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.headers = headers;
    }

    /**
     * A registry at {@code base}, such as {@code http://registry:8081}.
     *
     * @param headers sent with each request, such as {@code Authorization}
     */
    public static SchemaRegistry at(URI base, Map<String, String> headers) {
        requireNonNull(base, "base");
        requireNonNull(headers, "headers");
        return new SchemaRegistry(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build(), base, Map.copyOf(headers));
    }

    /**
     * Registers an Avro schema under {@code subject}, unless it is there. Ids are remembered.
     *
     * <p><strong>Errors:</strong> with status 409 when it is not compatible with what the subject has, with 422 when it is no
     * schema.
     *
     * @return its id, never empty
     */
    public Mono<Integer> register(String subject, String schema) {
        var key = new Key(requireNonNull(subject, "subject"), requireNonNull(schema, "schema"));
        var body = JSON.writeValueAsString(Map.of("schema", schema));
        var path = "/subjects/%s/versions".formatted(encoded(subject));
        return Mono.justOrEmpty(ids.get(key))
                .switchIfEmpty(send("POST", path, HttpRequest.BodyPublishers.ofString(body))
                        .map(answer -> answer.path("id").intValue())
                        .doOnNext(id -> remember(ids, key, id)));
    }

    /**
     * Finds the schema that {@code id} names. Schemas are remembered.
     *
     * @return its text; empty when there is none
     */
    public Mono<String> schema(int id) {
        return Mono.justOrEmpty(schemas.get(id))
                .switchIfEmpty(get("/schemas/ids/" + id)
                        .map(answer -> answer.path("schema").stringValue())
                        .doOnNext(schema -> remember(schemas, id, schema)));
    }

    /**
     * Finds the newest schema of {@code subject}. It is asked for each time.
     *
     * @return empty when there is none
     */
    public Mono<RegisteredSchema> latest(String subject) {
        requireNonNull(subject, "subject");
        return get("/subjects/%s/versions/latest".formatted(encoded(subject)))
                .map(answer -> new RegisteredSchema(
                        answer.path("subject").stringValue(),
                        answer.path("version").intValue(),
                        answer.path("id").intValue(),
                        answer.path("schema").stringValue()));
    }

    private static <K, V> void remember(Map<K, V> memory, K key, V value) {
        if (memory.size() < MAX_REMEMBERED) {
            memory.put(key, value);
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Mono<JsonNode> get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody())
                .onErrorResume(
                        SchemaRegistryException.class,
                        failure -> failure.status() == NOT_FOUND ? Mono.empty() : Mono.error(failure));
    }

    private Mono<JsonNode> send(String method, String path, HttpRequest.BodyPublisher body) {
        var what = "%s %s".formatted(method, path);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(PATIENCE)
                .header("Accept", JSON_OF_REGISTRIES)
                .header("Content-Type", JSON_OF_REGISTRIES);
        headers.forEach(request::header);
        return Mono.fromFuture(() -> client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
                .onErrorMap(failure -> SchemaRegistryException.unreachable(what, failure))
                .map(response -> answer(what, response));
    }

    private static JsonNode answer(String what, HttpResponse<String> response) {
        var answer = json(what, response);
        if (response.statusCode() != OK) {
            throw SchemaRegistryException.refused(
                    what,
                    response.statusCode(),
                    answer.path("error_code").asInt(0),
                    answer.path("message").asString(""));
        }
        return answer;
    }

    private static JsonNode json(String what, HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException malformed) {
            throw SchemaRegistryException.refused(what, response.statusCode(), 0, "the answer is no JSON");
        }
    }

    private record Key(String subject, String schema) {}
}
