package com.tomriddelsdell.portfolio.project.view;

import static com.tomriddelsdell.portfolio.project.ProjectSamples.CONTENT;
import static com.tomriddelsdell.portfolio.project.ProjectSamples.titled;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.portfolio.RunningApp;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** What the read model makes of the events, and how far it says that it has come. */
class ProjectsProjectionTest extends RunningApp {

    private static final Instant PUBLISHED_AT = Instant.parse("2026-01-02T03:04:05Z");

    private final EventStore store;
    private final ProjectAdmin commands;
    private final PublishedProjects published;

    @Autowired
    ProjectsProjectionTest(EventStore store, ProjectAdmin commands, PublishedProjects published) {
        this.store = store;
        this.commands = commands;
        this.published = published;
    }

    @Test
    void a_project_is_as_its_events_say_and_names_the_last_of_them() {
        var slug = new Slug("projected");
        var last = commands.create(slug.value(), CONTENT)
                .then(commands.publish(slug, ExpectedVersion.exactly(0), PUBLISHED_AT))
                .then(commands.edit(slug, ExpectedVersion.exactly(1), titled("Edited")))
                .then(store.last(ProjectStreams.of(slug)));
        var event = waitFor(last);

        var project = waitFor(published.reached(event.position()).then(published.find(slug)));

        assertThat(project.content()).isEqualTo(titled("Edited"));
        assertThat(project.publishedAt()).isEqualTo(PUBLISHED_AT);
        assertThat(project.checkpoint().position()).isEqualTo(event.position());
        assertThat(project.checkpoint().eventId()).isEqualTo(event.id());
    }

    @Test
    void the_checkpoint_of_all_is_that_of_the_last_event_of_any_project_published_or_not() {
        var slug = new Slug("noted");
        var event = waitFor(commands.create(slug.value(), CONTENT).then(store.last(ProjectStreams.of(slug))));

        var checkpoint = waitFor(published.reached(event.position()).then(published.checkpoint()));

        assertThat(checkpoint.position()).isGreaterThanOrEqualTo(event.position());
        assertThat(checkpoint.eventId()).isNotNull();
    }

    @Test
    void a_page_and_its_checkpoint_are_of_one_moment() {
        var slug = new Slug("one-moment");
        var event = waitFor(commands.create(slug.value(), CONTENT)
                .then(commands.publish(slug, ExpectedVersion.exactly(0), PUBLISHED_AT))
                .then(store.last(ProjectStreams.of(slug))));

        var page = waitFor(published
                .page(ProjectFilter.NONE, ProjectCursor.FIRST, 100)
                .filter(shown -> shown.checkpoint().position().compareTo(event.position()) >= 0)
                .repeatWhenEmpty(again -> again));

        assertThat(page.items()).extracting(ProjectSummary::slug).contains(slug.value());
    }

    private static <T> T waitFor(Mono<T> result) {
        return Objects.requireNonNull(result.block(PATIENCE));
    }
}
