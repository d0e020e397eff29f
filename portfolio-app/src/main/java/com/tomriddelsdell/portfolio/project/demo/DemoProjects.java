package com.tomriddelsdell.portfolio.project.demo;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.subscribe.NotCaughtUpException;
import com.tomriddelsdell.portfolio.project.Slug;
import com.tomriddelsdell.portfolio.project.SlugTakenException;
import com.tomriddelsdell.portfolio.project.admin.ProjectAdmin;
import com.tomriddelsdell.portfolio.project.view.PublishedProjects;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Creates and publishes projects by the commands that whoever runs the site would give. */
final class DemoProjects {

    private static final int ATTEMPTS = 30;

    private final ProjectAdmin admin;
    private final PublishedProjects published;
    private final Clock clock;

    DemoProjects(ProjectAdmin admin, PublishedProjects published, Clock clock) {
        this.admin = admin;
        this.published = published;
        this.clock = clock;
    }

    /** Creates those whose slugs are not taken, one after the other, and tells how many. */
    Mono<Long> create(List<DemoProject> projects) {
        return Flux.fromIterable(projects).concatMap(this::create).count();
    }

    /** The next one is put before this one, which the read model must show by then. */
    private Mono<DemoProject> create(DemoProject project) {
        return admin.create(project.slug(), project.content())
                .flatMap(created -> shown(created.position()))
                .then(Mono.defer(() -> publish(project)))
                .thenReturn(project)
                .onErrorComplete(SlugTakenException.class);
    }

    /** Right after the start there is much else to do. */
    private Mono<Void> shown(Position position) {
        return published
                .reached(position)
                .retryWhen(Retry.max(ATTEMPTS).filter(NotCaughtUpException.class::isInstance));
    }

    private Mono<?> publish(DemoProject project) {
        var publishedAt = clock.instant().minus(Duration.ofDays(project.daysAgo()));
        return admin.publish(new Slug(project.slug()), ExpectedVersion.exactly(0), publishedAt);
    }
}
