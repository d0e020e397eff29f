package com.tomriddelsdell.portfolio.image.web;

import com.tomriddelsdell.portfolio.image.ImageFormat;
import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.image.intake.TakenIn;
import com.tomriddelsdell.portfolio.platform.http.StreamedForm;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes an image as the body of a request, or as the part {@code file} of a form. Answers 201 with what is kept of it, or
 * 200 when it was there already; so the same upload may be sent again after a connection broke.
 */
final class UploadHandler {

    static final String FIELD = "file";

    private final ImageIntake intake;

    UploadHandler(ImageIntake intake) {
        this.intake = intake;
    }

    Mono<ServerResponse> take(ServerRequest request) {
        var type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        return (type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA) ? form(request) : body(request, type))
                .flatMap(UploadHandler::answer)
                .onErrorMap(ImageProblems::of);
    }

    private Mono<TakenIn> body(ServerRequest request, MediaType type) {
        return intake.take(StreamedForm.declared(type), request.body(BodyExtractors.toDataBuffers()));
    }

    private Mono<TakenIn> form(ServerRequest request) {
        return new StreamedForm(request).read(FIELD, intake::take).switchIfEmpty(Mono.error(ImageProblems::noFile));
    }

    private static Mono<ServerResponse> answer(TakenIn taken) {
        var image = taken.image();
        return ServerResponse.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(image.widest(ImageFormat.JPEG).path()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(image);
    }
}
