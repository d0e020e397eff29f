package com.tomriddelsdell.benchmarks.http;

import com.tomriddelsdell.benchmarks.app.PackagedApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Projects that visitors can look at. */
record Showcase(URI base) {

    private static final int PROJECTS = 12;
    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder().encodeToString(("admin:" + PackagedApp.PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** @throws IllegalStateException if a project is refused */
    void fill() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var number = 1; number <= PROJECTS; number++) {
                post(client, "/api/admin/projects", 201, project(number));
                post(client, "/api/admin/projects/project-%d/publish".formatted(number), 204, "{}");
            }
        }
    }

    private void post(HttpClient client, String path, int expected, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", CREDENTIALS)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(
                    "POST %s was answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
    }

    private static String project(int number) {
        return """
                {"slug": "project-%1$d", "title": "Project %1$d", "summary": "What it is for, in a sentence.",
                 "body": "# What it is\\n\\nA paragraph, a [link](https://example.com/), and a list:\\n\\n* one\\n* two\\n",
                 "category": "Systems", "tags": ["java", "number-%1$d"],
                 "links": [{"label": "Source", "url": "https://example.com/source/%1$d"}]}""".formatted(number);
    }
}
