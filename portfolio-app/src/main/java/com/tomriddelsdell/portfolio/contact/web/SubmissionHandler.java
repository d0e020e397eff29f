package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes contact requests as JSON. */
final class SubmissionHandler {

    private static final String POSITION = "Event-Position";

    private final ContactDesk desk;

    SubmissionHandler(ContactDesk desk) {
        this.desk = desk;
    }

    Mono<ServerResponse> submit(ServerRequest request) {
        var stream = ContactStreams.next();
        return request.bodyToMono(JsonNode.class)
                .onErrorMap(ServerWebInputException.class, unreadable -> SubmissionProblems.noObject())
                .switchIfEmpty(Mono.error(SubmissionProblems::noObject))
                .map(Submission::new)
                .flatMap(submission -> desk.submit(stream, submission.toCommand()))
                .flatMap(outcome -> created(ContactStreams.id(stream), outcome))
                .onErrorMap(InvalidContactRequestException.class, SubmissionProblems::of);
    }

    private static Mono<ServerResponse> created(UUID id, Outcome<ContactRequest, ContactEvent> outcome) {
        return ServerResponse.created(URI.create("/api/contacts/" + id))
                .header(POSITION, outcome.position().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new Created(id));
    }

    private record Created(UUID id) {}
}
