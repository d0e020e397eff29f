package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.NeighbourNotFoundException;
import com.tomriddelsdell.portfolio.project.admin.Place;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import com.tomriddelsdell.portfolio.project.view.ProjectHistories;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** All projects with the buttons that act on them, for whoever runs the site. */
final class ProjectConsoleHandler {

    private static final URI LIST = URI.create("/admin/projects");

    private final ProjectAdmin admin;
    private final AllProjects projects;
    private final PublishedProjects published;
    private final ProjectHistories histories;
    private final Pages pages;
    private final Clock clock;

    ProjectConsoleHandler(
            ProjectAdmin admin,
            AllProjects projects,
            PublishedProjects published,
            ProjectHistories histories,
            Pages pages,
            Clock clock) {
        this.admin = admin;
        this.projects = projects;
        this.published = published;
        this.histories = histories;
        this.pages = pages;
        this.clock = clock;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return list(HttpStatus.OK, "");
    }

    Mono<ServerResponse> preview(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(histories::current)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .map(current -> ProjectView.unpublished(
                        current.project().content(), current.project().images()))
                .flatMap(view -> pages.respond(HttpStatus.OK, "project", Map.of("view", view)));
    }

    Mono<ServerResponse> history(ServerRequest request) {
        return SlugPath.in(request)
                .flatMap(slug -> histories.changes(slug).collectList().map(found -> new HistoryView(slug, found)))
                .filter(view -> !view.changes().isEmpty())
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .flatMap(view -> pages.respond(HttpStatus.OK, "projectHistory", Map.of("view", view)));
    }

    Mono<ServerResponse> publish(ServerRequest request) {
        return command(request, (slug, seen, typed) -> admin.publish(slug, seen, clock.instant()));
    }

    Mono<ServerResponse> unpublish(ServerRequest request) {
        return command(request, (slug, seen, typed) -> admin.unpublish(slug, seen));
    }

    Mono<ServerResponse> delete(ServerRequest request) {
        return command(request, (slug, seen, typed) -> admin.delete(slug, seen));
    }

    Mono<ServerResponse> reorder(ServerRequest request) {
        return command(
                request,
                (slug, seen, typed) -> Mono.justOrEmpty(place(typed))
                        .switchIfEmpty(Mono.error(ProjectNotFoundException::new))
                        .flatMap(place -> admin.reorder(slug, seen, place)));
    }

    private static Optional<Place> place(MultiValueMap<String, String> typed) {
        return neighbour(typed, "before")
                .<Place>map(Place.Before::new)
                .or(() -> neighbour(typed, "after").map(Place.After::new));
    }

    private static Optional<Slug> neighbour(MultiValueMap<String, String> typed, String field) {
        return Slug.parse(Objects.requireNonNullElse(typed.getFirst(field), ""));
    }

    /** Whatever stands in the way was not on the page that the button was on, so that is shown anew. */
    private Mono<ServerResponse> command(ServerRequest request, Command command) {
        return SlugPath.in(request)
                .switchIfEmpty(Mono.error(SlugPath::notFound))
                .zipWith(request.formData())
                .flatMap(given -> command.send(given.getT1(), SeenVersion.of(given.getT2()), given.getT2()))
                .flatMap(outcome -> published.reached(outcome.position()))
                .then(ServerResponse.seeOther(LIST).build())
                .onErrorResume(
                        failure -> failure instanceof VersionConflictException
                                || failure instanceof ProjectNotFoundException
                                || failure instanceof NeighbourNotFoundException,
                        changed -> list(HttpStatus.CONFLICT, changed(request.pathVariable("slug"))));
    }

    private static String changed(String slug) {
        return "%s was changed meanwhile, so nothing was done. Here it is as it is now: look at it, and decide again."
                .formatted(slug);
    }

    private Mono<ServerResponse> list(HttpStatus status, String notice) {
        return projects.list()
                .collectList()
                .flatMap(all -> pages.respond(status, "projectConsole", Map.of("view", new ConsoleView(all, notice))));
    }

    private interface Command {

        Mono<? extends Outcome<?, ?>> send(Slug slug, ExpectedVersion seen, MultiValueMap<String, String> typed);
    }
}
