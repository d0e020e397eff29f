package com.tomriddelsdell.portfolio.contact.web;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestAlreadySubmittedException;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.spam.SpamGuard;
import com.tomriddelsdell.portfolio.platform.http.IdempotencyKey;
import com.tomriddelsdell.portfolio.platform.http.IdempotentRequests;
import com.tomriddelsdell.portfolio.platform.http.ProblemException;
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
    private static final ContactRequestDecider DECIDER = new ContactRequestDecider();
    private static final String PURPOSE = "contact request";

    private final ContactDesk desk;
    private final SpamGuard guard;

    SubmissionHandler(ContactDesk desk, SpamGuard guard) {
        this.desk = desk;
        this.guard = guard;
    }

    Mono<ServerResponse> submit(ServerRequest request) {
        var id = IdempotencyKey.of(request).map(key -> key.id(PURPOSE));
        var stream = id.map(ContactStreams::of).orElseGet(ContactStreams::next);
        return request.bodyToMono(JsonNode.class)
                .onErrorMap(ServerWebInputException.class, unreadable -> ProblemException.noObject())
                .switchIfEmpty(Mono.error(ProblemException::noObject))
                .map(Submission::new)
                .flatMap(submission -> guard.letIn(
                        stream,
                        submission.toCommand(),
                        submission.evidence(request.remoteAddress().orElse(null)),
                        command -> id.map(known -> once(stream, known, command))
                                .orElseGet(() -> desk.submit(stream, command))))
                .flatMap(outcome -> created(ContactStreams.id(stream), outcome))
                .onErrorMap(SubmissionProblems::of);
    }

    /** Whatever came of it the first time comes of it again, if it is the same again. */
    private Mono<Outcome<ContactRequest, ContactEvent>> once(StreamId stream, UUID id, SubmitContactRequest command) {
        return desk.submitOnce(stream, id, command)
                .doOnNext(outcome -> DECIDER.decide(command, outcome.state()))
                .onErrorMap(ContactRequestAlreadySubmittedException.class, other -> IdempotentRequests.keyReused());
    }

    private static Mono<ServerResponse> created(UUID id, Outcome<ContactRequest, ContactEvent> outcome) {
        return ServerResponse.created(URI.create("/api/contacts/" + id))
                .header(POSITION, outcome.position().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new Created(id));
    }

    private record Created(UUID id) {}
}
