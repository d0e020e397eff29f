package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.SlugTakenException;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.CurrentProject;
import com.tomriddelsdell.portfolio.project.view.Difference;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The form in which a project is written. Whatever goes wrong, it comes back with what was typed. */
final class ProjectFormHandler {

    private static final URI LIST = URI.create("/admin/projects");
    private static final String TAKEN = "Another project already has this slug.";
    private static final String UNAVAILABLE =
            "The project could not be saved just now. Please save it again in a moment.";
    private static final String DELETED =
            "This project was deleted meanwhile. Your text is still here: saving it creates the project anew.";

    private final ProjectAdmin admin;
    private final ProjectHistories histories;
    private final PublishedProjects published;
    private final Pages pages;

    ProjectFormHandler(ProjectAdmin admin, ProjectHistories histories, PublishedProjects published, Pages pages) {
        this.admin = admin;
        this.histories = histories;
        this.published = published;
        this.pages = pages;
    }

    Mono<ServerResponse> blank(ServerRequest request) {
        return page(HttpStatus.OK, ProjectFormView.of(ProjectForm.EMPTY));
    }

    Mono<ServerResponse> edit(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(histories::current)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .flatMap(current -> page(HttpStatus.OK, ProjectFormView.of(ProjectForm.of(current))));
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return request.formData().flatMap(typed -> {
            var form = ProjectForm.of(typed);
            return wantsPreview(typed) ? preview(form) : answer(form, admin.create(form.slug(), form.toContent()));
        });
    }

    Mono<ServerResponse> save(ServerRequest request) {
        return SlugPath.in(request)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .zipWith(request.formData())
                .flatMap(given -> save(given.getT1(), given.getT2()));
    }

    private Mono<ServerResponse> save(Slug slug, MultiValueMap<String, String> typed) {
        var seen = SeenVersion.of(typed);
        var form = ProjectForm.of(typed).at(slug.value(), seen.version().toString());
        return wantsPreview(typed) ? preview(form) : answer(form, admin.edit(slug, seen, form.toContent()));
    }

    private Mono<ServerResponse> preview(ProjectForm form) {
        return page(HttpStatus.OK, ProjectFormView.of(form).previewed());
    }

    private Mono<ServerResponse> answer(ProjectForm form, Mono<? extends Outcome<?, ?>> command) {
        var view = ProjectFormView.of(form);
        return command.flatMap(outcome -> published.reached(outcome.position()))
                .then(ServerResponse.seeOther(LIST).build())
                .onErrorResume(
                        InvalidProjectException.class,
                        invalid -> page(HttpStatus.UNPROCESSABLE_CONTENT, view.with(invalid.violations())))
                .onErrorResume(
                        SlugTakenException.class,
                        taken -> page(HttpStatus.CONFLICT, view.with(List.of(new Violation("slug", TAKEN)))))
                .onErrorResume(VersionConflictException.class, conflict -> conflict(form))
                .onErrorResume(ProjectNotFoundException.class, deleted -> deleted(form))
                .onErrorResume(
                        StoreUnavailableException.class,
                        unavailable -> page(HttpStatus.SERVICE_UNAVAILABLE, view.withNotice(UNAVAILABLE)));
    }

    /** Both texts are shown: what was typed in the form, and where the other one differs. */
    private Mono<ServerResponse> conflict(ProjectForm form) {
        return histories
                .current(new Slug(form.slug()))
                .flatMap(current -> page(HttpStatus.CONFLICT, compared(form, current)))
                .switchIfEmpty(Mono.defer(() -> deleted(form)));
    }

    private static ProjectFormView compared(ProjectForm form, CurrentProject current) {
        return ProjectFormView.of(form.at(form.slug(), current.version().toString()))
                .withNotice(conflict(form.version(), current.version()))
                .comparedWith(Difference.between(current.project().content(), form.toContent()));
    }

    private static String conflict(String seen, StreamVersion actual) {
        return ("You began with version %s of this project, but it is at version %s now. What is different from your text"
                        + " is shown below. Save again to put your text in its place.")
                .formatted(seen, actual);
    }

    private Mono<ServerResponse> deleted(ProjectForm form) {
        return page(
                HttpStatus.CONFLICT,
                ProjectFormView.of(form.at(form.slug(), "")).withNotice(DELETED));
    }

    private Mono<ServerResponse> page(HttpStatus status, ProjectFormView view) {
        return pages.respond(status, "projectForm", Map.of("view", view));
    }

    private static boolean wantsPreview(MultiValueMap<String, String> typed) {
        return "preview".equals(typed.getFirst("action"));
    }
}
