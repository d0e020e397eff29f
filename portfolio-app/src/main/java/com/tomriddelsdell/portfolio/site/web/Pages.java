package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.portfolio.platform.http.CheckpointTag;
import com.tomriddelsdell.portfolio.platform.http.ErrorPage;
import com.tomriddelsdell.portfolio.platform.http.Problem;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Turns templates into pages. */
final class Pages implements ErrorPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final CacheControl NOT_SHARED = CacheControl.noCache().cachePrivate();

    private final TemplateEngine templates;
    private final Site site;
    private final Languages languages;
    private final String shape;

    /**
     * @param shape what all pages are made of, as {@link Shape} tells
     */
    Pages(TemplateEngine templates, Site site, Languages languages, String shape) {
        this.templates = templates;
        this.site = site;
        this.languages = languages;
        this.shape = shape;
    }

    /** A page for the one who asked, in English. */
    Mono<ServerResponse> respond(HttpStatus status, String template, Map<String, Object> parameters) {
        return page(ServerResponse.status(status), site, render(site, template, parameters));
    }

    /** A page that no browser may keep, for what is shown once. */
    Mono<ServerResponse> respondOnce(HttpStatus status, String template, Map<String, Object> parameters) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .bodyValue(render(template, parameters));
    }

    /** A page for the one who asked, in their language. If they have just the same already, they are told so. */
    Mono<ServerResponse> respond(
            ServerRequest request, HttpStatus status, String template, Map<String, Object> parameters) {
        var localised = site(request);
        var content = render(localised, template, parameters);
        var response = ServerResponse.status(status).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return page(status == HttpStatus.OK ? response.eTag(Digest.tag(content)) : response, localised, content);
    }

    /**
     * A page for the one who asked, in their language, with {@code fleeting} in it, which is another text each time. If they have
     * just the same already but for that, and of the same {@code period}, they are told so, and keep the one that they have.
     */
    Mono<ServerResponse> respond(
            ServerRequest request, String template, Map<String, Object> parameters, String fleeting, long period) {
        var localised = site(request);
        var content = render(localised, template, parameters);
        var lasting = content.replace(fleeting, Long.toString(period));
        return page(
                ServerResponse.ok()
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .eTag(Digest.tag(lasting)),
                localised,
                content);
    }

    /** A page for everybody, that may be kept for as long as {@code checkpoint} is the last event which it shows. */
    Mono<ServerResponse> show(
            ServerRequest request, Checkpoint checkpoint, String template, Map<String, Object> parameters) {
        var localised = site(request);
        return tag(localised)
                .ok(checkpoint)
                .contentType(HTML)
                .headers(headers -> headers.setContentLanguage(localised.texts().locale()))
                .bodyValue(render(localised, template, parameters));
    }

    /** 304 when whoever asks has the page that shows {@code checkpoint} already; empty when they have not. */
    Mono<ServerResponse> notModified(ServerRequest request, Checkpoint checkpoint) {
        return tag(site(request)).notModified(request, checkpoint);
    }

    /** What pages for {@code request} know. */
    Site site(ServerRequest request) {
        return site.in(languages.preferred(request.headers().asHttpHeaders()));
    }

    @Override
    public String render(Problem problem, HttpHeaders request) {
        return render(site.in(languages.preferred(request)), "error", Map.of("problem", problem));
    }

    private static Mono<ServerResponse> page(ServerResponse.BodyBuilder response, Site localised, String content) {
        return response.contentType(HTML)
                .cacheControl(NOT_SHARED)
                .headers(headers -> headers.setContentLanguage(localised.texts().locale()))
                .bodyValue(content);
    }

    private CheckpointTag tag(Site localised) {
        return new CheckpointTag("%s-%s".formatted(shape, localised.language()), HttpHeaders.ACCEPT_LANGUAGE);
    }

    String render(String template, Map<String, Object> parameters) {
        return render(site, template, parameters);
    }

    private String render(Site localised, String template, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("site", localised);
        var output = new StringOutput();
        templates.render(template + ".jte", all, output);
        return output.toString();
    }
}
