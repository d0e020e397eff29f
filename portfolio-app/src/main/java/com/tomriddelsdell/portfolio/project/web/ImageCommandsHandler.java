package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes the commands of whoever runs the site to the images of a project as JSON. */
final class ImageCommandsHandler {

    private final ProjectImageAdmin admin;

    ImageCommandsHandler(ProjectImageAdmin admin) {
        this.admin = admin;
    }

    Mono<ServerResponse> add(ServerRequest request) {
        return CommandsHandler.command(
                request,
                (slug, seen) -> CommandsHandler.required(request)
                        .flatMap(body -> admin.add(slug, seen, text(body, "image"), text(body, "alt"))));
    }

    Mono<ServerResponse> describe(ServerRequest request) {
        return CommandsHandler.command(
                request,
                (slug, seen) -> CommandsHandler.required(request)
                        .flatMap(body -> admin.describe(slug, seen, image(request), text(body, "alt"))));
    }

    Mono<ServerResponse> move(ServerRequest request) {
        return CommandsHandler.command(
                request,
                (slug, seen) -> CommandsHandler.required(request)
                        .flatMap(body -> admin.move(slug, seen, image(request), place(body))));
    }

    Mono<ServerResponse> chooseCover(ServerRequest request) {
        return CommandsHandler.command(request, (slug, seen) -> admin.chooseCover(slug, seen, image(request)));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return CommandsHandler.command(request, (slug, seen) -> admin.remove(slug, seen, image(request)));
    }

    private static String image(ServerRequest request) {
        return request.pathVariable("image");
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        if (value.isString() || value.isMissingNode() || value.isNull()) {
            return value.isString() ? value.stringValue() : "";
        }
        throw new InvalidProjectException(List.of(new Violation(field, "This must be a text.")));
    }

    private static int place(JsonNode body) {
        var place = body.path("place");
        if (place.isInt() && place.intValue() >= 0) {
            return place.intValue();
        }
        throw new InvalidProjectException(
                List.of(new Violation("place", "This must be a number: 0 for the first place.")));
    }
}
