package com.tomriddelsdell.portfolio.project.admin;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.ProjectCommand;
import com.tomriddelsdell.portfolio.project.ProjectCommand.CreateProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.DeleteProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.EditProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.PublishProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.ReorderProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.UnpublishProject;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.SlugTakenException;
import com.tomriddelsdell.portfolio.project.view.AllProjects;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/**
 * Sends commands to projects. Whoever changes a project names the version of it that they have seen.
 *
 * <p><strong>Errors:</strong> {@link VersionConflictException} when it is at another version, {@link
 * ProjectNotFoundException} when it does not exist, and those of {@link CommandHandler}.
 */
public final class ProjectAdmin {

    private final CommandHandler<ProjectCommand, Project, ProjectEvent> commands;
    private final AllProjects projects;

    public ProjectAdmin(CommandHandler<ProjectCommand, Project, ProjectEvent> commands, AllProjects projects) {
        this.commands = commands;
        this.projects = projects;
    }

    /**
     * Begins a project, before all others.
     *
     * <p><strong>Errors:</strong> {@link InvalidProjectException}, {@link SlugTakenException}.
     */
    public Mono<Outcome<Project, ProjectEvent>> create(String slug, ProjectContent typed) {
        return Mono.fromSupplier(() -> CreateProject.of(slug, typed, OrderKey.MIDDLE))
                .zipWith(projects.first(), (command, first) -> new CreateProject(command.content(), first))
                .flatMap(command -> commands.begin(ProjectStreams.of(new Slug(slug)), command, Metadata.NONE));
    }

    /** <strong>Errors:</strong> {@link InvalidProjectException}. */
    public Mono<Outcome<Project, ProjectEvent>> edit(Slug slug, ExpectedVersion seen, ProjectContent typed) {
        return Mono.fromSupplier(() -> EditProject.of(typed)).flatMap(command -> handle(slug, seen, command));
    }

    public Mono<Outcome<Project, ProjectEvent>> publish(Slug slug, ExpectedVersion seen, Instant publishedAt) {
        return handle(slug, seen, new PublishProject(publishedAt.truncatedTo(ChronoUnit.MILLIS)));
    }

    public Mono<Outcome<Project, ProjectEvent>> unpublish(Slug slug, ExpectedVersion seen) {
        return handle(slug, seen, new UnpublishProject());
    }

    public Mono<Outcome<Project, ProjectEvent>> delete(Slug slug, ExpectedVersion seen) {
        return handle(slug, seen, new DeleteProject());
    }

    /**
     * Moves a project right before or after another one.
     *
     * <p><strong>Errors:</strong> {@link NeighbourNotFoundException}.
     */
    public Mono<Outcome<Project, ProjectEvent>> reorder(Slug slug, ExpectedVersion seen, Place place) {
        return key(place)
                .switchIfEmpty(Mono.error(NeighbourNotFoundException::new))
                .flatMap(key -> handle(slug, seen, new ReorderProject(key)));
    }

    private Mono<OrderKey> key(Place place) {
        return switch (place) {
            case Place.Before(Slug neighbour) -> projects.before(neighbour);
            case Place.After(Slug neighbour) -> projects.after(neighbour);
        };
    }

    private Mono<Outcome<Project, ProjectEvent>> handle(Slug slug, ExpectedVersion seen, ProjectCommand command) {
        return commands.handle(ProjectStreams.of(slug), seen, command, Metadata.NONE);
    }
}
