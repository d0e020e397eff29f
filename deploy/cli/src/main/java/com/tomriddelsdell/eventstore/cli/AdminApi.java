package com.tomriddelsdell.eventstore.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The admin API of an application, over HTTP; for replays, because read models live there. Blocks. */
final class AdminApi {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;
    private final String authorization;

    AdminApi(String base, String user, String password) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(send(request(path).timeout(PATIENCE).GET().build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return answer(send(
                request(path)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build(),
                BodyHandlers.ofString()));
    }

    /** Hands on the data of each event that the server sends, until {@code each} has seen enough, or the server ends. */
    void events(String path, Predicate<JsonNode> each) throws IOException, InterruptedException {
        var response =
                send(request(path).header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), String.join("", lines.toList()));
            }
            lines.filter(line -> line.startsWith("data:"))
                    .map(line -> json(line.substring(5)))
                    .takeWhile(each)
                    .forEach(more -> {});
        } catch (UncheckedIOException broken) {
            throw new UnreachableException("the application at %s went away".formatted(base), broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws InterruptedException {
        try {
            return client.send(request, handler);
        } catch (IOException away) {
            throw new UnreachableException(
                    "the application does not answer at %s: is it up, and is --admin right?".formatted(base), away);
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw refused(response.statusCode(), response.body());
        }
        return json(response.body());
    }

    private JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException other) {
            throw new RefusedException("what answers at %s is no admin API: is --admin right?".formatted(base));
        }
    }

    private static RefusedException refused(int status, String body) {
        try {
            var problem = Json.read(body);
            var text = new StringBuilder(
                    problem.path("detail").asString(problem.path("title").asString("")));
            for (var error : problem.path("errors")) {
                text.append(" %s: %s."
                        .formatted(
                                error.path("field").asString(""),
                                error.path("message").asString("")));
            }
            if (!text.isEmpty()) {
                return new RefusedException("%s (%d)".formatted(text, status));
            }
        } catch (JacksonException other) {
            // not a problem in JSON
        }
        return new RefusedException(
                switch (status) {
                    case 401 -> "the application does not know this user, or the password is wrong (401)";
                    case 403 -> "this user may not do that: it takes the role ADMIN or ENGINEER (403)";
                    case 404 -> "the application has no such thing: has it the admin API, and replays? (404)";
                    default -> "the application answered %d".formatted(status);
                });
    }
}
