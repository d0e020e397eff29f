package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import com.tomriddelsdell.portfolio.contact.spam.SpamGuard;
import com.tomriddelsdell.portfolio.contact.spam.TooManyMessagesException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The landing page and its contact form, which needs no script. */
final class ContactPageHandler {

    private static final URI THANKS = URI.create("/contact/thanks");
    private static final String TEMPLATE = "landing";

    private final ContactDesk desk;
    private final SpamGuard guard;
    private final Pages pages;

    ContactPageHandler(ContactDesk desk, SpamGuard guard, Pages pages) {
        this.desk = desk;
        this.guard = guard;
        this.pages = pages;
    }

    Mono<ServerResponse> landing(ServerRequest request) {
        var token = guard.give();
        return pages.respond(
                request, TEMPLATE, Map.of("form", ContactForm.empty(token.value())), token.value(), token.period());
    }

    Mono<ServerResponse> thanks(ServerRequest request) {
        return pages.respond(request, HttpStatus.OK, "thanks", Map.of());
    }

    Mono<ServerResponse> submit(ServerRequest request) {
        return request.formData().map(ContactForm::of).flatMap(form -> submit(request, form));
    }

    private Mono<ServerResponse> submit(ServerRequest request, ContactForm form) {
        return Mono.fromSupplier(form::toCommand)
                .flatMap(command -> guard.accepts(form.token())
                        ? submit(request, form, command)
                        : page(request, HttpStatus.UNPROCESSABLE_CONTENT, said(request, form, "contact.expired")))
                .onErrorResume(
                        InvalidContactRequestException.class,
                        invalid -> page(request, HttpStatus.UNPROCESSABLE_CONTENT, form.with(invalid)));
    }

    private Mono<ServerResponse> submit(ServerRequest request, ContactForm form, SubmitContactRequest command) {
        var stream = ContactStreams.next();
        return guard.letIn(
                        stream,
                        command,
                        form.evidence(request.remoteAddress().orElse(null)),
                        judged -> desk.submit(stream, judged))
                .flatMap(outcome -> ServerResponse.seeOther(THANKS).build())
                .onErrorResume(TooManyMessagesException.class, tooMany -> tooMany(request, form, tooMany))
                .onErrorResume(
                        StoreUnavailableException.class,
                        unavailable -> page(
                                request, HttpStatus.SERVICE_UNAVAILABLE, said(request, form, "contact.unavailable")));
    }

    private Mono<ServerResponse> tooMany(ServerRequest request, ContactForm form, TooManyMessagesException tooMany) {
        var minutes = tooMany.retryAfter().toMinutes() + 1;
        var notice = pages.site(request).text("contact.too-many", Long.toString(minutes));
        var seconds = Long.toString(tooMany.retryAfter().toSeconds() + 1);
        request.exchange().getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, seconds);
        return page(request, HttpStatus.TOO_MANY_REQUESTS, form.withNotice(notice));
    }

    private ContactForm said(ServerRequest request, ContactForm form, String text) {
        return form.withNotice(pages.site(request).text(text));
    }

    private Mono<ServerResponse> page(ServerRequest request, HttpStatus status, ContactForm form) {
        return pages.respond(request, status, TEMPLATE, Map.of("form", form.withToken(guard.renewed(form.token()))));
    }
}
