package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.Checkpoint;
import com.tomriddelsdell.portfolio.project.ProjectContent;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The published projects by the time of their publication, for those who come back to see what is new. */
public interface NewestProjects {

    int MAX = 1000;

    /**
     * The projects that were published last, with all that they say.
     *
     * @param limit how many, from 1 to {@value #MAX}
     */
    Mono<Shown<Entry>> newest(int limit);

    /** Where the projects that were published last are, {@value #MAX} of them at most. */
    Mono<Shown<Place>> places();

    /**
     * What was read in one look.
     *
     * @param items newest first
     * @param checkpoint the last event of any project that is shown in them
     */
    record Shown<T>(List<T> items, Checkpoint checkpoint) {

        public Shown {
            items = List.copyOf(items);
        }
    }

    /** A project, and when it changed last. */
    record Entry(String slug, ProjectContent content, Instant publishedAt, Instant changedAt) {}

    /** The name that a project has in addresses, and when it changed last. */
    record Place(String slug, Instant changedAt) {}
}
