package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.Slug;

/**
 * A project as its stream says, not a moment behind.
 *
 * @param version that of its last event
 */
public record CurrentProject(Slug slug, Project.Existing project, StreamVersion version) {}
