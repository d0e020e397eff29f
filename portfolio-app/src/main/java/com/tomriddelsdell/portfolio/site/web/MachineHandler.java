package com.tomriddelsdell.portfolio.site.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What machines ask every site for, under names that everybody knows. */
final class MachineHandler {

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();
    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

    private final Site site;

    MachineHandler(Site site) {
        this.site = site;
    }

    Mono<ServerResponse> robots(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(FOR_A_DAY)
                .bodyValue("""
                        User-agent: *
                        Disallow: /admin/
                        Disallow: /api/

                        Sitemap: %s
                        """.formatted(site.url("/sitemap.xml")));
    }

    Mono<ServerResponse> manifest(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MANIFEST)
                .cacheControl(FOR_A_DAY)
                .bodyValue(Map.of(
                        "name",
                        site.owner(),
                        "start_url",
                        "/",
                        "display",
                        "browser",
                        "icons",
                        List.of(icon("icon-192.png", "192x192"), icon("icon-512.png", "512x512"))));
    }

    /** An icon under the name that browsers try by themselves. */
    HandlerFunction<ServerResponse> icon(String name) {
        var content = site.assets().content(name);
        var type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return request ->
                ServerResponse.ok().contentType(type).cacheControl(FOR_A_DAY).bodyValue(content);
    }

    private Map<String, String> icon(String name, String sizes) {
        return Map.of("src", site.asset(name), "sizes", sizes, "type", "image/png");
    }
}
