package com.tomriddelsdell.portfolio.project.admin;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.portfolio.image.ImageId;
import com.tomriddelsdell.portfolio.image.ImageNotFoundException;
import com.tomriddelsdell.portfolio.image.store.ImageStore;
import com.tomriddelsdell.portfolio.input.Violation;
import com.tomriddelsdell.portfolio.project.ImageCommand.AddImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.ChooseCover;
import com.tomriddelsdell.portfolio.project.ImageCommand.DescribeImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.MoveImage;
import com.tomriddelsdell.portfolio.project.ImageCommand.RemoveImage;
import com.tomriddelsdell.portfolio.project.InvalidProjectException;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.ProjectCommand;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectNotFoundException;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import com.tomriddelsdell.portfolio.project.Slug;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Sends commands to the images of projects. Whoever changes a project names the version of it that they have seen.
 *
 * <p><strong>Errors:</strong> {@link VersionConflictException} when it is at another version, {@link
 * ProjectNotFoundException} when it does not exist, {@link ImageNotFoundException} when it does not show such an image, {@link
 * InvalidProjectException} when a description is not acceptable, and those of {@link CommandHandler}.
 */
public final class ProjectImageAdmin {

    private final CommandHandler<ProjectCommand, Project, ProjectEvent> commands;
    private final ImageStore images;

    public ProjectImageAdmin(CommandHandler<ProjectCommand, Project, ProjectEvent> commands, ImageStore images) {
        this.commands = commands;
        this.images = images;
    }

    /**
     * Shows an image that was taken in.
     *
     * <p><strong>Errors:</strong> {@link InvalidProjectException} also when there is no such image, or the project shows as
     * many as it may.
     *
     * @param image its id, as somebody wrote it
     */
    public Mono<Outcome<Project, ProjectEvent>> add(Slug slug, ExpectedVersion seen, String image, String alt) {
        return Mono.justOrEmpty(ImageId.parse(image))
                .flatMap(images::use)
                .switchIfEmpty(Mono.error(ProjectImageAdmin::unknown))
                .map(stored -> AddImage.of(stored, alt))
                .flatMap(command -> handle(slug, seen, () -> command));
    }

    public Mono<Outcome<Project, ProjectEvent>> describe(Slug slug, ExpectedVersion seen, String image, String alt) {
        return handle(slug, seen, () -> DescribeImage.of(image, alt));
    }

    /** Shows an image at another place, counted from 0. */
    public Mono<Outcome<Project, ProjectEvent>> move(Slug slug, ExpectedVersion seen, String image, int place) {
        return handle(slug, seen, () -> new MoveImage(image, place));
    }

    public Mono<Outcome<Project, ProjectEvent>> chooseCover(Slug slug, ExpectedVersion seen, String image) {
        return handle(slug, seen, () -> new ChooseCover(image));
    }

    public Mono<Outcome<Project, ProjectEvent>> remove(Slug slug, ExpectedVersion seen, String image) {
        return handle(slug, seen, () -> new RemoveImage(image));
    }

    private Mono<Outcome<Project, ProjectEvent>> handle(
            Slug slug, ExpectedVersion seen, Supplier<ProjectCommand> command) {
        return Mono.fromSupplier(command)
                .flatMap(given -> commands.handle(ProjectStreams.of(slug), seen, given, Metadata.NONE));
    }

    private static InvalidProjectException unknown() {
        return new InvalidProjectException(List.of(new Violation("image", "There is no such image.")));
    }
}
