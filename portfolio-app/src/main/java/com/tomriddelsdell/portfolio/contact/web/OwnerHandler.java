package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.contact.ContactRequestNotFoundException;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.OwnerCommands;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes what the owner does with contact requests. Answers with the position after which the inbox shows it. */
final class OwnerHandler {

    private static final String POSITION = "Event-Position";

    private final ContactDesk desk;
    private final OwnerCommands commands;

    OwnerHandler(ContactDesk desk) {
        this.desk = desk;
        this.commands = new OwnerCommands(desk);
    }

    Mono<ServerResponse> command(ServerRequest request) {
        return id(request)
                .zipWith(body(request))
                .flatMap(given -> commands.perform(
                        given.getT1(), request.pathVariable("command"), field -> text(given.getT2(), field)))
                .flatMap(OwnerHandler::done)
                .onErrorMap(SubmissionProblems::of);
    }

    Mono<ServerResponse> forget(ServerRequest request) {
        return id(request).flatMap(desk::forget).flatMap(OwnerHandler::done).onErrorMap(SubmissionProblems::of);
    }

    private static Mono<UUID> id(ServerRequest request) {
        return RequestPath.id(request).switchIfEmpty(Mono.error(ContactRequestNotFoundException::new));
    }

    private static Mono<JsonNode> body(ServerRequest request) {
        return request.bodyToMono(JsonNode.class)
                .onErrorMap(ServerWebInputException.class, unreadable -> ProblemException.noObject())
                .defaultIfEmpty(JsonNodeFactory.instance.objectNode());
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static Mono<ServerResponse> done(Position position) {
        return ServerResponse.noContent().header(POSITION, position.toString()).build();
    }
}
