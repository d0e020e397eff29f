package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Outcome;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionException;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.SlugTakenException;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Creates and publishes projects by the commands that whoever runs the site would give. */
final class DemoProjects {

    private static final int ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ProjectAdmin admin;
    private final PublishedProjects published;
    private final Clock clock;

    DemoProjects(ProjectAdmin admin, PublishedProjects published, Clock clock) {
        this.admin = admin;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Creates those whose slugs are not taken, one after the other, and tells how many.
     *
     * @param then what is done with each of them when all are there
     */
    Mono<Long> create(List<DemoProject> projects, Function<DemoProject, Mono<DemoProject>> then) {
        return Flux.fromIterable(projects)
                .concatMap(this::create)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(then)
                .count();
    }

    /** The next one is put before this one, which the read model must show by then. */
    private Mono<DemoProject> create(DemoProject project) {
        return admin.create(project.slug(), project.content())
                .flatMap(created -> publish(project, created.version()))
                .flatMap(outcome -> shown(outcome.position()))
                .thenReturn(project)
                .onErrorComplete(SlugTakenException.class);
    }

    /** Right after the start the read model may be about to start too. */
    private Mono<Void> shown(Position position) {
        return published
                .reached(position)
                .retryWhen(Retry.fixedDelay(ATTEMPTS, PAUSE).filter(SubscriptionException.class::isInstance));
    }

    private Mono<Outcome<Project, ProjectEvent>> publish(DemoProject project, StreamVersion created) {
        var publishedAt = clock.instant().minus(Duration.ofDays(project.daysAgo()));
        return admin.publish(new Slug(project.slug()), ExpectedVersion.unchangedSince(created), publishedAt);
    }
}
