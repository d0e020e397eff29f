package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.portfolio.input.Violation;
import java.time.Instant;
import java.util.ArrayList;

/** Everything that can be asked of a project. */
public sealed interface ProjectCommand
        permits ImageCommand,
                ProjectCommand.CreateProject,
                ProjectCommand.EditProject,
                ProjectCommand.PublishProject,
                ProjectCommand.UnpublishProject,
                ProjectCommand.ReorderProject,
                ProjectCommand.DeleteProject {

    /** A project is begun, and not shown yet. Its slug names its stream. */
    record CreateProject(ProjectContent content, OrderKey orderKey) implements ProjectCommand {

        /**
         * Reads what somebody typed; what was left out is an empty text.
         *
         * @throws InvalidProjectException if any of it is not acceptable, naming all that is not
         */
        public static CreateProject of(String slug, ProjectContent typed, OrderKey orderKey) {
            var content = typed.tidy();
            var violations = new ArrayList<Violation>();
            Slug.problemWith(slug)
                    .map(problem -> new Violation("slug", problem))
                    .ifPresent(violations::add);
            violations.addAll(ContentRules.violations(content));
            if (!violations.isEmpty()) {
                throw new InvalidProjectException(violations);
            }
            return new CreateProject(content, orderKey);
        }
    }

    /** All that it says is replaced. */
    record EditProject(ProjectContent content) implements ProjectCommand {

        /**
         * Reads what somebody typed; what was left out is an empty text.
         *
         * @throws InvalidProjectException if any of it is not acceptable, naming all that is not
         */
        public static EditProject of(ProjectContent typed) {
            var content = typed.tidy();
            var violations = ContentRules.violations(content);
            if (!violations.isEmpty()) {
                throw new InvalidProjectException(violations);
            }
            return new EditProject(content);
        }
    }

    /**
     * It is shown to everybody.
     *
     * @param publishedAt since when, as the page tells
     */
    record PublishProject(Instant publishedAt) implements ProjectCommand {}

    /** It is no longer shown. */
    record UnpublishProject() implements ProjectCommand {}

    /** It is moved to another place among the others. */
    record ReorderProject(OrderKey orderKey) implements ProjectCommand {}

    /** It is no longer there, and its slug is free for another. */
    record DeleteProject() implements ProjectCommand {}
}
