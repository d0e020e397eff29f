package com.tomriddelsdell.portfolio.account;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does with cookies, redirects and forms, and nothing else. It sends the cookies of one host only. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI home;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(String home) {
        this.home = URI.create(home);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Goes to an address, and wherever it is sent from there. */
    HttpResponse<String> visit(String address) {
        var response = get(address);
        while (response.statusCode() / 100 == 3) {
            response = get(response.headers().firstValue("Location").orElseThrow());
        }
        return response;
    }

    /** Goes to an address, and no further. */
    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(home.resolve(address)));
    }

    HttpResponse<String> post(String address, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(home.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var sent = accepting(request).timeout(PATIENCE);
            if (request.copy().build().uri().getAuthority().equals(home.getAuthority()) && !cookies.isEmpty()) {
                sent = sent.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var response = HTTP.send(sent.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.Builder accepting(HttpRequest.Builder request) {
        return request.copy().build().headers().firstValue("Accept").isPresent()
                ? request
                : request.header("Accept", "text/html");
    }

    private void keep(String written) {
        var cookie = HttpCookie.parse(written).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
