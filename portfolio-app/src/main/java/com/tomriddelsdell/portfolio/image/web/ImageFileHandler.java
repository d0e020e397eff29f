package com.tomriddelsdell.portfolio.image.web;

import com.tomriddelsdell.portfolio.image.ImageFile;
import com.tomriddelsdell.portfolio.image.store.ImageStore;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Serves the files of images, to be kept for ever, in parts if asked for, and never as anything but images. Whoever knows
 * the name of an image gets it, also while its project is not published: the name cannot be guessed.
 */
final class ImageFileHandler {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final ImageStore store;

    ImageFileHandler(ImageStore store) {
        this.store = store;
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        return Mono.justOrEmpty(ImageFile.parse(request.pathVariable("image"), request.pathVariable("name")))
                .flatMap(file -> store.open(file).flatMap(content -> answer(request, file, content)))
                .onErrorMap(ImageProblems::of)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, ImageFile file, Resource content) {
        var tag = "\"%s-%s\"".formatted(file.image(), file.name());
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(tag)
                        .cacheControl(FOR_EVER)
                        .contentType(MediaType.parseMediaType(file.format().mediaType()))
                        .header("Content-Security-Policy", NOTHING_RUNS)
                        .bodyValue(content)));
    }
}
