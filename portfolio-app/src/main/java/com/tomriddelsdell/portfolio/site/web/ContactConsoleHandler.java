package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.portfolio.contact.ContactRequestNotFoundException;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.desk.ForgettingNotConfiguredException;
import com.tomriddelsdell.portfolio.contact.desk.OwnerCommands;
import com.tomriddelsdell.portfolio.contact.mail.StuckAnswers;
import com.tomriddelsdell.portfolio.contact.view.ContactDetail;
import com.tomriddelsdell.portfolio.contact.view.ContactRemark;
import com.tomriddelsdell.portfolio.contact.view.Inbox;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** One contact request with the buttons that act on it, for the owner of the site. */
final class ContactConsoleHandler {

    private static final String LIST = "/admin/contacts";
    private static final String UNABLE =
            "Nobody can be forgotten here: eventstore.erasure.current names no master key, so that nothing is sealed.";

    private final ContactDesk desk;
    private final OwnerCommands commands;
    private final Inbox inbox;
    private final StuckAnswers stuckAnswers;
    private final Pages pages;

    ContactConsoleHandler(ContactDesk desk, Inbox inbox, StuckAnswers stuckAnswers, Pages pages) {
        this.desk = desk;
        this.commands = new OwnerCommands(desk);
        this.inbox = inbox;
        this.stuckAnswers = stuckAnswers;
        this.pages = pages;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return id(request)
                .flatMap(id -> page(HttpStatus.OK, id, view -> view))
                .onErrorMap(ContactRequestNotFoundException.class, absent -> notFound());
    }

    Mono<ServerResponse> command(ServerRequest request) {
        var command = request.pathVariable("command");
        return id(request)
                .zipWith(request.formData())
                .flatMap(given -> command(given.getT1(), command, given.getT2()))
                .onErrorMap(ContactRequestNotFoundException.class, absent -> notFound());
    }

    private Mono<ServerResponse> command(UUID id, String command, MultiValueMap<String, String> typed) {
        return Mono.defer(() -> send(id, command, typed))
                .flatMap(inbox::reached)
                .then(ServerResponse.seeOther(URI.create(command.equals("forget") ? LIST : LIST + "/" + id))
                        .build())
                .onErrorResume(
                        InvalidContactRequestException.class,
                        invalid -> page(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                id,
                                view -> view.refusing(
                                        command,
                                        value(typed, "text"),
                                        invalid.violations().getFirst().message())))
                .onErrorResume(
                        ForgettingNotConfiguredException.class,
                        unable -> page(HttpStatus.CONFLICT, id, view -> view.refusing(command, "", UNABLE)));
    }

    private Mono<Position> send(UUID id, String command, MultiValueMap<String, String> typed) {
        return command.equals("forget") ? desk.forget(id) : commands.perform(id, command, field -> value(typed, field));
    }

    private Mono<ServerResponse> page(HttpStatus status, UUID id, UnaryOperator<ContactView> change) {
        return inbox.find(id)
                .switchIfEmpty(Mono.error(ContactRequestNotFoundException::new))
                .flatMap(detail -> mail(detail).map(mail -> ContactView.of(detail, mail)))
                .map(change)
                .flatMap(view -> pages.respond(status, "contact", Map.of("view", view)));
    }

    private Mono<AnswerMail> mail(ContactDetail detail) {
        var stuck = detail.remarks().stream().anyMatch(ContactRemark::unsent)
                ? stuckAnswers.of(detail.entry().id())
                : Mono.just(Map.<Long, StuckAnswers.Stuck>of());
        return stuck.map(found -> new AnswerMail(desk.sendsAnswers(), found));
    }

    private static Mono<UUID> id(ServerRequest request) {
        return Mono.fromSupplier(() -> UUID.fromString(request.pathVariable("id")))
                .onErrorMap(IllegalArgumentException.class, noId -> notFound());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String value(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }
}
