package com.tomriddelsdell.benchmarks.app;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** What the application says of itself. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Health() {}

    /** Whether the application at {@code base} listens and says that all is well. */
    static boolean isUp(URI base) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/actuator/health"))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException notYet) {
            return false;
        }
    }
}
