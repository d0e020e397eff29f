package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, by a mapper of its own: what the application sets for its own JSON changes nothing here. */
public final class Answers {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Answers() {}

    /** 200 with {@code body}. */
    public static Mono<ServerResponse> ok(Object body) {
        return answer(ServerResponse.ok(), MediaType.APPLICATION_JSON, body);
    }

    /** 202 with {@code body}: it is under way. */
    public static Mono<ServerResponse> accepted(Object body) {
        return answer(ServerResponse.accepted(), MediaType.APPLICATION_JSON, body);
    }

    static Mono<ServerResponse> refused(Refusal refusal, String path) {
        var answer = ServerResponse.status(refusal.status());
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", "2");
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header("WWW-Authenticate", "Basic realm=\"event store\", charset=\"UTF-8\"");
        }
        return answer(answer, MediaType.APPLICATION_PROBLEM_JSON, refusal.body(path));
    }

    /** An answer with {@code body}. */
    public static Mono<ServerResponse> answer(ServerResponse.BodyBuilder answer, MediaType type, Object body) {
        return requireNonNull(answer, "answer")
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .bodyValue(JSON.writeValueAsBytes(requireNonNull(body, "body")));
    }

    /** {@code value} as one line of text. */
    public static String text(Object value) {
        return JSON.writeValueAsString(requireNonNull(value, "value"));
    }

    /** {@code text} read as JSON; null if it is none. */
    public static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(requireNonNull(text, "text"));
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** {@code text} read as a {@code T}. Fails with a {@link JacksonException}. */
    public static <T> T read(String text, Class<T> type) {
        return JSON.readValue(requireNonNull(text, "text"), requireNonNull(type, "type"));
    }

    /** A value of the domain as JSON; as its text where it cannot be written. */
    public static JsonNode tree(Object value) {
        try {
            return JSON.valueToTree(requireNonNull(value, "value"));
        } catch (JacksonException odd) {
            return JSON.getNodeFactory().stringNode(value.toString());
        }
    }
}
