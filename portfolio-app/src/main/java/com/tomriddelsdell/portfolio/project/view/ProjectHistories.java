package com.tomriddelsdell.portfolio.project.view;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.portfolio.project.Project;
import com.tomriddelsdell.portfolio.project.Project.Existing;
import com.tomriddelsdell.portfolio.project.ProjectDecider;
import com.tomriddelsdell.portfolio.project.ProjectEvent;
import com.tomriddelsdell.portfolio.project.ProjectStreams;
import com.tomriddelsdell.portfolio.project.Slug;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Projects as their streams tell them: how each is now, and how it came to be so. */
public final class ProjectHistories {

    private final EventStore store;
    private final EventCodec<ProjectEvent> codec;
    private final ProjectDecider decider = new ProjectDecider();

    public ProjectHistories(EventStore store, EventCodec<ProjectEvent> codec) {
        this.store = store;
        this.codec = codec;
    }

    /** How a project is now; empty when there is none of that slug. */
    public Mono<CurrentProject> current(Slug slug) {
        return events(slug)
                .reduce(new State(decider.initialState(), StreamVersion.NONE), this::next)
                .mapNotNull(state -> state.project() instanceof Existing existing
                        ? new CurrentProject(slug, existing, state.version())
                        : null);
    }

    /** Everything that ever happened under a slug, oldest first; nothing when nothing did. */
    public Flux<ProjectChange> changes(Slug slug) {
        return Flux.defer(() -> {
            var comparison = new Comparison();
            return events(slug).map(comparison::change);
        });
    }

    private Flux<Decoded<ProjectEvent>> events(Slug slug) {
        return store.read(StreamRead.of(ProjectStreams.of(slug)))
                .concatMap(codec::decoded)
                .concatMapIterable(decoded -> decoded);
    }

    private State next(State state, Decoded<ProjectEvent> decoded) {
        return new State(
                decider.evolve(state.project(), decoded.event()),
                decoded.source().version());
    }

    private record State(Project project, StreamVersion version) {}
}
