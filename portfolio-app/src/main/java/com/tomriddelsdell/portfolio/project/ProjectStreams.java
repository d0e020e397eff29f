package com.tomriddelsdell.portfolio.project;

import com.tomriddelsdell.eventstore.StreamId;

/** How the streams of projects are named: {@code project-<slug>}. That is what makes slugs unique. */
public final class ProjectStreams {

    public static final String CATEGORY = "project";

    private ProjectStreams() {}

    public static StreamId of(Slug slug) {
        return StreamId.of(CATEGORY, slug.value());
    }

    /** The slug of the project that {@code stream} is about. */
    public static Slug slug(StreamId stream) {
        return new Slug(stream.key());
    }
}
