package com.tomriddelsdell.eventstore.spring.admin.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads bodies of requests. */
public final class Bodies {

    private static final int MOST_CHARACTERS = 65_536;

    private Bodies() {}

    /**
     * Reads the body as a {@code T}; nothing counts as an object without members.
     *
     * <p><strong>Errors:</strong> a {@link Refusal} that says what is wrong.
     */
    public static <T> Mono<T> read(ServerRequest request, Class<T> type) {
        requireNonNull(type, "type");
        return requireNonNull(request, "request")
                .bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(text -> {
                    requireJson(request, text);
                    return parse(text.isBlank() ? "{}" : text, type);
                });
    }

    private static void requireJson(ServerRequest request, String text) {
        var type = request.headers().contentType();
        if (!text.isBlank()
                && type.filter(MediaType.APPLICATION_JSON::isCompatibleWith).isEmpty()) {
            throw Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "Unsupported media type",
                    "A body must be application/json, but was %s."
                            .formatted(type.map(MediaType::toString).orElse("of no type")));
        }
        if (text.length() > MOST_CHARACTERS) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "content-too-large",
                    "Content too large",
                    "A body must have at most %d characters.".formatted(MOST_CHARACTERS));
        }
    }

    private static <T> T parse(String text, Class<T> type) {
        try {
            var read = Answers.read(text, type);
            if (read == null) {
                throw malformed("it is null");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw Refusal.invalid(
                    unknown.getPropertyName(), "is unknown; allowed are " + unknown.getKnownPropertyIds());
        } catch (DatabindException wrong) {
            var path = wrong.getPath();
            if (path.isEmpty() || path.getFirst().getPropertyName() == null) {
                throw malformed(wrong.getOriginalMessage());
            }
            throw Refusal.invalid(
                    path.getFirst().getPropertyName(), "has the wrong type: " + wrong.getOriginalMessage());
        } catch (JacksonException malformed) {
            throw malformed(malformed.getOriginalMessage());
        }
    }

    /** The members of a list; none if it is not given. Fails with a {@link Refusal} if one of them is null. */
    public static List<String> list(String field, @Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid(requireNonNull(field, "field"), "must hold no null");
        }
        return List.copyOf(given);
    }

    private static Refusal malformed(String why) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "Malformed request",
                "The body must be a JSON object, but cannot be read: " + why);
    }
}
