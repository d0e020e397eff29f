package com.tomriddelsdell.eventstore.spring.admin.projection;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.spring.admin.projection.ProjectionView.PartitionView;
import com.tomriddelsdell.eventstore.spring.subscribe.RunningSubscriptions;
import com.tomriddelsdell.eventstore.subscribe.PartitionStatus;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionControl;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at subscriptions. */
public final class Projections {

    /** A subscription with an error that is behind and has not moved for so long is failing. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    private final SubscriptionControl<?> control;
    private final @Nullable RunningSubscriptions<?> running;
    private final Set<String> tried;
    private final Function<String, @Nullable Integer> versions;
    private final Rates rates = new Rates();

    /**
     * Looks through {@code control}.
     *
     * @param running what runs in this process; null if nothing does
     * @param tried the names of those that can be tried here
     * @param versions of the code of those that can be replayed; null for others
     */
    public Projections(
            SubscriptionControl<?> control,
            @Nullable RunningSubscriptions<?> running,
            Set<String> tried,
            Function<String, @Nullable Integer> versions) {
        this.control = requireNonNull(control, "control");
        this.running = running;
        this.tried = Set.copyOf(requireNonNull(tried, "tried"));
        this.versions = requireNonNull(versions, "versions");
    }

    Flux<ProjectionView> all() {
        return control.status().concatMap(this::view);
    }

    Mono<ProjectionView> one(String name) {
        return control.status(name).flatMap(this::view);
    }

    private Mono<ProjectionView> view(SubscriptionStatus status) {
        return control.delay(status).map(delay -> view(status, delay.toMillis() / 1_000.0));
    }

    private ProjectionView view(SubscriptionStatus status, double lagSeconds) {
        var name = status.name();
        var here = running;
        return new ProjectionView(
                name,
                state(status),
                versions.apply(name),
                status.position().value(),
                status.lag(),
                lagSeconds,
                rates.rate(name, status.position().value(), System.nanoTime()),
                status.parked(),
                here == null ? 0 : here.restarts(name),
                here != null && here.names().contains(name),
                tried.contains(name),
                status.members(),
                status.partitions().stream()
                        .sorted(Comparator.comparing(PartitionStatus::movedAt).reversed())
                        .map(PartitionStatus::error)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                status.partitions().stream().map(PartitionView::of).toList());
    }

    private static String state(SubscriptionStatus status) {
        if (status.paused()) {
            return "PAUSED";
        }
        if (status.members() == 0) {
            return "IDLE";
        }
        var longAgo = Instant.now().minus(STUCK);
        var failing = status.partitions().stream()
                .anyMatch(partition -> partition.error() != null
                        && partition.position().compareTo(status.head()) < 0
                        && partition.movedAt().isBefore(longAgo));
        return failing ? "FAILING" : "RUNNING";
    }
}
