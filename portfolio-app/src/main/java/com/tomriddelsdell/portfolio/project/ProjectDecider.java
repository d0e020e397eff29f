package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.portfolio.project.Project.Absent;
import com.tomriddelsdell.portfolio.project.Project.Existing;
import com.tomriddelsdell.portfolio.project.ProjectCommand.CreateProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.DeleteProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.EditProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.PublishProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.ReorderProject;
import com.tomriddelsdell.portfolio.project.ProjectCommand.UnpublishProject;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectCreated;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectDeleted;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectEdited;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectPublished;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectReordered;
import com.tomriddelsdell.portfolio.project.ProjectEvent.ProjectUnpublished;
import java.util.List;

/** The rules of a project. Asking for what is so already changes nothing. */
public final class ProjectDecider implements Decider<ProjectCommand, Project, ProjectEvent> {

    @Override
    public Project initialState() {
        return new Absent();
    }

    @Override
    public List<ProjectEvent> decide(ProjectCommand command, Project project) {
        return switch (project) {
            case Absent absent -> begin(command);
            case Existing existing -> decide(command, existing);
        };
    }

    private static List<ProjectEvent> begin(ProjectCommand command) {
        return switch (command) {
            case CreateProject(var content, var key) -> List.of(new ProjectCreated(content, key.value()));
            case EditProject edit -> throw new ProjectNotFoundException();
            case PublishProject publish -> throw new ProjectNotFoundException();
            case UnpublishProject unpublish -> throw new ProjectNotFoundException();
            case ReorderProject reorder -> throw new ProjectNotFoundException();
            case DeleteProject delete -> throw new ProjectNotFoundException();
            case ImageCommand image -> throw new ProjectNotFoundException();
        };
    }

    private static List<ProjectEvent> decide(ProjectCommand command, Existing project) {
        return switch (command) {
            case CreateProject create -> throw new SlugTakenException();
            case EditProject(var content) when content.equals(project.content()) -> List.of();
            case EditProject(var content) -> List.of(new ProjectEdited(content));
            case PublishProject(var at) -> project.published() ? List.of() : List.of(new ProjectPublished(at));
            case UnpublishProject() -> project.published() ? List.of(new ProjectUnpublished()) : List.of();
            case ImageCommand image -> ImageDecider.decide(image, project.images());
            case ReorderProject(var key) when key.equals(project.orderKey()) -> List.of();
            case ReorderProject(var key) -> List.of(new ProjectReordered(key.value()));
            case DeleteProject() ->
                project.published()
                        ? List.of(new ProjectUnpublished(), new ProjectDeleted())
                        : List.of(new ProjectDeleted());
        };
    }

    @Override
    public Project evolve(Project project, ProjectEvent event) {
        return switch (event) {
            case ProjectCreated(var content, var key) -> new Existing(content, new OrderKey(key), false);
            case ProjectDeleted() -> new Absent();
            case ProjectEvent change when project instanceof Existing existing -> evolve(existing, change);
            case ProjectEvent ofNothing -> project;
        };
    }

    private static Project evolve(Existing project, ProjectEvent event) {
        return switch (event) {
            case ProjectEdited(var content) -> project.with(content);
            case ProjectPublished published -> project.published(true);
            case ProjectUnpublished() -> project.published(false);
            case ProjectReordered(var key) -> project.at(new OrderKey(key));
            case ImageEvent image -> project.showing(image.applyTo(project.images()));
            case ProjectCreated created -> project;
            case ProjectDeleted() -> project;
        };
    }
}
