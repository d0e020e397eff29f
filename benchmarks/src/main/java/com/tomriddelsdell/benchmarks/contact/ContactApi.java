package com.tomriddelsdell.benchmarks.contact;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contact requests, as the HTTP API of a running application takes and shows them. HTTP/1.1, with as many connections as
 * there are callers at a time. Every call waits for its answer; an answer that is not the expected one is an exception.
 */
public final class ContactApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI contacts;
    private final String credentials;

    private ContactApi(HttpClient client, URI contacts, String credentials) {
        this.client = client;
        this.contacts = contacts;
        this.credentials = credentials;
    }

    /** The API under {@code base}, read with the password of the user {@code admin}. */
    public static ContactApi at(URI base, String password) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        var userAndPassword = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        return new ContactApi(
                client,
                base.resolve("/api/contacts"),
                "Basic " + Base64.getEncoder().encodeToString(userAndPassword));
    }

    /** Submits a contact request and returns the id that it was acknowledged with. */
    public UUID post(long number) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(contacts)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request(number)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        require(201, answer);
        return UUID.fromString(JSON.readTree(answer.body()).path("id").stringValue());
    }

    /** One page of the requests received so far; the first one when there is no {@code cursor}. */
    public ContactPage page(@Nullable String cursor) throws IOException, InterruptedException {
        var query = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        var answer = client.send(
                authorized("?limit=100" + query, "application/json")
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
        require(200, answer);
        return ContactPage.of(JSON.readTree(answer.body()));
    }

    /** The lines of the event stream, from the first request ever, as they come. Closing them ends the stream. */
    public Stream<String> stream() throws IOException, InterruptedException {
        var answer = client.send(authorized("/stream", "text/event-stream").build(), BodyHandlers.ofLines());
        require(200, answer);
        return answer.body();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder authorized(String below, String accepted) {
        return HttpRequest.newBuilder(URI.create(contacts + below))
                .header("Authorization", credentials)
                .header("Accept", accepted);
    }

    private static String request(long number) {
        return """
                {"name":"Ada Lovelace","email":"ada@example.org","message":"Does the engine remember contact %d?"}""".formatted(number);
    }

    private static void require(int status, HttpResponse<?> answer) {
        if (answer.statusCode() != status) {
            throw new UnexpectedAnswerException(answer.request(), answer.statusCode(), status);
        }
    }
}
