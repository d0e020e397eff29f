package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.platform.http.ErrorPage;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Turns templates into pages. */
final class Pages implements ErrorPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates;
    private final Site site;

    Pages(TemplateEngine templates, Site site) {
        this.templates = templates;
        this.site = site;
    }

    Mono<ServerResponse> respond(HttpStatus status, String template, Map<String, Object> parameters) {
        return respond(status, CacheControl.noCache(), template, parameters);
    }

    /** A page that no browser may keep, for what is shown once. */
    Mono<ServerResponse> respondOnce(HttpStatus status, String template, Map<String, Object> parameters) {
        return respond(status, CacheControl.noStore(), template, parameters);
    }

    private Mono<ServerResponse> respond(
            HttpStatus status, CacheControl caching, String template, Map<String, Object> parameters) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .cacheControl(caching)
                .bodyValue(render(template, parameters));
    }

    @Override
    public String render(Problem problem) {
        return render("error", Map.of("problem", problem));
    }

    String render(String template, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("site", site);
        var output = new StringOutput();
        templates.render(template + ".jte", all, output);
        return output.toString();
    }
}
