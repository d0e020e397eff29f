package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.InvalidContactRequestException;
import com.tomriddelsdell.portfolio.contact.desk.ContactDesk;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The landing page and its contact form, which needs no script. */
final class ContactPageHandler {

    private static final URI THANKS = URI.create("/contact/thanks");

    private final ContactDesk desk;
    private final Pages pages;

    ContactPageHandler(ContactDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    Mono<ServerResponse> landing(ServerRequest request) {
        return page(request, HttpStatus.OK, ContactForm.EMPTY);
    }

    Mono<ServerResponse> thanks(ServerRequest request) {
        return pages.respond(request, HttpStatus.OK, "thanks", Map.of());
    }

    Mono<ServerResponse> submit(ServerRequest request) {
        return request.formData().map(ContactForm::of).flatMap(form -> submit(request, form));
    }

    private Mono<ServerResponse> submit(ServerRequest request, ContactForm form) {
        return Mono.fromSupplier(form::toCommand)
                .flatMap(command -> desk.submit(ContactStreams.next(), command))
                .flatMap(outcome -> ServerResponse.seeOther(THANKS).build())
                .onErrorResume(
                        InvalidContactRequestException.class,
                        invalid -> page(request, HttpStatus.UNPROCESSABLE_CONTENT, form.with(invalid)))
                .onErrorResume(
                        StoreUnavailableException.class,
                        unavailable -> page(
                                request,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                form.withNotice(pages.site(request).text("contact.unavailable"))));
    }

    private Mono<ServerResponse> page(ServerRequest request, HttpStatus status, ContactForm form) {
        return pages.respond(request, status, "landing", Map.of("form", form));
    }
}
