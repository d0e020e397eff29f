package com.tomriddelsdell.portfolio.project;

import java.time.Instant;

/** Everything that can have happened to a project. */
public sealed interface ProjectEvent
        permits ImageEvent,
                ProjectEvent.ProjectCreated,
                ProjectEvent.ProjectEdited,
                ProjectEvent.ProjectPublished,
                ProjectEvent.ProjectUnpublished,
                ProjectEvent.ProjectReordered,
                ProjectEvent.ProjectDeleted {

    record ProjectCreated(ProjectContent content, String orderKey) implements ProjectEvent {}

    record ProjectEdited(ProjectContent content) implements ProjectEvent {}

    record ProjectPublished(Instant publishedAt) implements ProjectEvent {}

    record ProjectUnpublished() implements ProjectEvent {}

    record ProjectReordered(String orderKey) implements ProjectEvent {}

    /** Happens to projects that are not published: one that is, is unpublished first. */
    record ProjectDeleted() implements ProjectEvent {}
}
