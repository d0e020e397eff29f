package com.tomriddelsdell.portfolio.site.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Serves assets, to be kept for ever. */
final class AssetHandler {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetHandler(Assets assets) {
        this.assets = assets;
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        var name = request.pathVariable("name");
        var content = assets.find(request.pathVariable("version"), name);
        return content == null
                ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
                : ServerResponse.ok()
                        .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                        .cacheControl(FOR_EVER)
                        .bodyValue(content);
    }
}
