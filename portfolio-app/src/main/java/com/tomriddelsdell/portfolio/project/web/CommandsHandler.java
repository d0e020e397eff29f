package com.tomriddelsdell.portfolio.project.web;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import java.net.URI;
import java.time.Clock;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the commands of whoever runs the site as JSON. Answers where the project stands afterwards. */
final class CommandsHandler {

    private static final String POSITION = "Event-Position";

    private final ProjectAdmin admin;
    private final Clock clock;

    CommandsHandler(ProjectAdmin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return required(request)
                .map(ProjectBody::new)
                .flatMap(body -> admin.create(body.slug(), body.content())
                        .flatMap(outcome -> answer(HttpStatus.CREATED, outcome)
                                .location(URI.create("/api/admin/projects/" + body.slug()))
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(new Created(
                                        body.slug(), outcome.version().value()))))
                .onErrorMap(ProjectProblems::of);
    }

    Mono<ServerResponse> edit(ServerRequest request) {
        return command(
                request,
                (slug, seen) -> required(request)
                        .map(ProjectBody::new)
                        .flatMap(body -> admin.edit(slug, seen, body.content())));
    }

    Mono<ServerResponse> publish(ServerRequest request) {
        return command(
                request,
                (slug, seen) -> optional(request)
                        .map(body -> PublishBody.publishedAt(body, clock.instant()))
                        .flatMap(publishedAt -> admin.publish(slug, seen, publishedAt)));
    }

    Mono<ServerResponse> unpublish(ServerRequest request) {
        return command(request, admin::unpublish);
    }

    Mono<ServerResponse> delete(ServerRequest request) {
        return command(request, admin::delete);
    }

    Mono<ServerResponse> reorder(ServerRequest request) {
        return command(
                request,
                (slug, seen) ->
                        required(request).map(ReorderBody::place).flatMap(place -> admin.reorder(slug, seen, place)));
    }

    static Mono<ServerResponse> command(
            ServerRequest request, BiFunction<Slug, ExpectedVersion, Mono<Outcome<Project, ProjectEvent>>> command) {
        return SlugPath.in(request)
                .switchIfEmpty(Mono.error(ProjectNotFoundException::new))
                .flatMap(slug -> command.apply(slug, VersionTag.expected(request)))
                .flatMap(outcome -> answer(HttpStatus.NO_CONTENT, outcome).build())
                .onErrorMap(ProjectProblems::of);
    }

    private static ServerResponse.BodyBuilder answer(HttpStatus status, Outcome<Project, ProjectEvent> outcome) {
        return ServerResponse.status(status)
                .eTag(VersionTag.written(outcome.version()))
                .header(POSITION, outcome.position().toString());
    }

    static Mono<JsonNode> required(ServerRequest request) {
        return read(request).filter(JsonNode::isObject).switchIfEmpty(Mono.error(ProblemException::noObject));
    }

    private static Mono<JsonNode> optional(ServerRequest request) {
        return read(request).defaultIfEmpty(JsonNodeFactory.instance.objectNode());
    }

    private static Mono<JsonNode> read(ServerRequest request) {
        return request.bodyToMono(JsonNode.class)
                .onErrorMap(ServerWebInputException.class, unreadable -> ProblemException.noObject());
    }

    private record Created(String slug, long version) {}
}
