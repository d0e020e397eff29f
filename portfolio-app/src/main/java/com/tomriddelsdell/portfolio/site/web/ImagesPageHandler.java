package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.image.ImageNotFoundException;
import com.tomriddelsdell.portfolio.image.ImageRefusedException;
import com.tomriddelsdell.portfolio.image.ImagesBusyException;
import com.tomriddelsdell.portfolio.image.intake.ImageIntake;
import com.tomriddelsdell.portfolio.image.intake.TakenIn;
import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.platform.http.StreamedForm;
import com.tomriddelsdell.portfolio.project.ImageRules;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.ProjectImageAdmin;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The images of a project with the forms that change them. They have a page of their own, so that no text which is being
 * written in the form of the project is lost to an upload.
 */
final class ImagesPageHandler {

    private static final String CHANGED =
            "The project was changed meanwhile, so nothing was done. Here it is as it is now: look at it, and decide again.";
    private static final String BUSY = "Other images are being taken in just now. Please send it again in a moment.";
    private static final String UNAVAILABLE =
            "The image could not be saved just now. Please send it again in a moment.";

    private final ImageIntake intake;
    private final ProjectImageAdmin admin;
    private final ProjectHistories histories;
    private final Pages pages;
    private final long maxBytes;

    ImagesPageHandler(
            ImageIntake intake, ProjectImageAdmin admin, ProjectHistories histories, Pages pages, DataSize maxSize) {
        this.intake = intake;
        this.admin = admin;
        this.histories = histories;
        this.pages = pages;
        this.maxBytes = maxSize.toBytes();
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return page(request, HttpStatus.OK, view -> view);
    }

    /** The description stands before the file in the form: what is wrong with it is told before the file is read. */
    Mono<ServerResponse> upload(ServerRequest request) {
        var form = new StreamedForm(request);
        return slug(request)
                .flatMap(slug -> form.read(
                                "file",
                                (type, content) -> Mono.fromSupplier(() -> ImageRules.alt(alt(form.fields())))
                                        .then(intake.take(type, content)))
                        .switchIfEmpty(Mono.error(ImagesPageHandler::noFile))
                        .flatMap(taken -> add(slug, taken, form.fields())))
                .flatMap(outcome -> back(request))
                .onErrorResume(
                        failure ->
                                failure instanceof ImageRefusedException || failure instanceof InvalidProjectException,
                        wrong -> page(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                view -> view.with(alt(form.fields()), violations(wrong))))
                .onErrorResume(
                        ImagesBusyException.class,
                        busy -> page(
                                request,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                view -> view.withNotice(alt(form.fields()), BUSY)))
                .onErrorResume(
                        StoreUnavailableException.class,
                        unavailable -> page(
                                request,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                view -> view.withNotice(alt(form.fields()), UNAVAILABLE)))
                .onErrorResume(VersionConflictException.class, conflict -> changed(request, alt(form.fields())));
    }

    private Mono<? extends Outcome<?, ?>> add(Slug slug, TakenIn taken, MultiValueMap<String, String> typed) {
        return admin.add(slug, SeenVersion.of(typed), taken.image().id(), alt(typed));
    }

    Mono<ServerResponse> describe(ServerRequest request) {
        return command(request, (slug, image, typed) -> admin.describe(slug, SeenVersion.of(typed), image, alt(typed)));
    }

    Mono<ServerResponse> move(ServerRequest request) {
        return command(
                request, (slug, image, typed) -> admin.move(slug, SeenVersion.of(typed), image, PlaceField.of(typed)));
    }

    Mono<ServerResponse> chooseCover(ServerRequest request) {
        return command(request, (slug, image, typed) -> admin.chooseCover(slug, SeenVersion.of(typed), image));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return command(request, (slug, image, typed) -> admin.remove(slug, SeenVersion.of(typed), image));
    }

    private Mono<ServerResponse> command(ServerRequest request, Command command) {
        return slug(request)
                .zipWith(request.formData())
                .flatMap(given -> command.send(given.getT1(), request.pathVariable("image"), given.getT2()))
                .flatMap(outcome -> back(request))
                .onErrorResume(
                        InvalidProjectException.class,
                        invalid -> page(
                                request,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                view -> view.withNotice(
                                        "", violations(invalid).getFirst().message())))
                .onErrorResume(
                        failure -> failure instanceof VersionConflictException
                                || failure instanceof ImageNotFoundException,
                        conflict -> changed(request, ""));
    }

    private Mono<ServerResponse> changed(ServerRequest request, String alt) {
        return page(request, HttpStatus.CONFLICT, view -> view.withNotice(alt, CHANGED));
    }

    private Mono<ServerResponse> page(ServerRequest request, HttpStatus status, UnaryOperator<ImagesView> what) {
        return slug(request)
                .flatMap(histories::current)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .map(current -> what.apply(ImagesView.of(current, maxBytes)))
                .flatMap(view -> pages.respond(status, "projectImages", Map.of("view", view)));
    }

    private static Mono<Slug> slug(ServerRequest request) {
        return SlugPath.in(request).switchIfEmpty(Mono.error(SlugPath::notFound));
    }

    private static Mono<ServerResponse> back(ServerRequest request) {
        var page = "/admin/projects/%s/images".formatted(request.pathVariable("slug"));
        return ServerResponse.seeOther(URI.create(page)).build();
    }

    private static String alt(MultiValueMap<String, String> typed) {
        return Objects.requireNonNullElse(typed.getFirst("alt"), "");
    }

    private static List<Violation> violations(Throwable wrong) {
        return wrong instanceof InvalidProjectException invalid
                ? invalid.violations()
                : List.of(new Violation("file", Objects.requireNonNullElse(wrong.getMessage(), "")));
    }

    private static InvalidProjectException noFile() {
        return new InvalidProjectException(List.of(new Violation("file", "Please choose a file.")));
    }

    private interface Command {

        Mono<? extends Outcome<?, ?>> send(Slug slug, String image, MultiValueMap<String, String> typed);
    }
}
