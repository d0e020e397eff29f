package com.tomriddelsdell.portfolio.visit.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request for a page by somebody who reads it and does not mind being counted.
 *
 * @param referrer the host of the site that led here; empty when none did, or this one
 * @param agent what their browser calls itself
 * @param address where they are on the network; never kept
 */
record Look(String page, String referrer, String agent, String address) {

    private static final Pattern PAGE = Pattern.compile("/|/projects|/projects/[a-z0-9-]{1,64}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,100}");
    private static final Pattern PROGRAM = Pattern.compile(
            "bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|scan|fetch|archiver|facebookexternalhit");

    /** Empty for what is no page, for programs, for the owner, and for whoever asks not to be tracked. */
    static Optional<Look> of(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var page = request.getPath().value();
        return request.getMethod().equals(HttpMethod.GET)
                        && PAGE.matcher(page).matches()
                        && isReader(headers)
                        && !objects(headers)
                        && !headers.containsHeader(HttpHeaders.AUTHORIZATION)
                ? Optional.of(new Look(page, referrer(headers), agent(headers), address(request)))
                : Optional.empty();
    }

    /** Browsers call themselves Mozilla, all of them, and say when they fetch for a script or ahead of time. */
    private static boolean isReader(HttpHeaders headers) {
        var agent = agent(headers);
        var destination = headers.getFirst("Sec-Fetch-Dest");
        return agent.startsWith("mozilla/")
                && !PROGRAM.matcher(agent).find()
                && (destination == null || destination.equals("document"))
                && !headers.containsHeader("Sec-Purpose");
    }

    private static boolean objects(HttpHeaders headers) {
        return "1".equals(headers.getFirst("DNT")) || "1".equals(headers.getFirst("Sec-GPC"));
    }

    private static String agent(HttpHeaders headers) {
        return lower(headers.getFirst(HttpHeaders.USER_AGENT));
    }

    private static String referrer(HttpHeaders headers) {
        var host = host(headers.getFirst(HttpHeaders.REFERER));
        var own = lower(headers.getFirst(HttpHeaders.HOST)).replaceFirst(":[0-9]+$", "");
        return host.equals(own) || !HOST.matcher(host).matches() ? "" : host;
    }

    private static String host(@Nullable String address) {
        try {
            return address == null ? "" : lower(URI.create(address).getHost());
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static String address(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? "" : remote.getHostString();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
