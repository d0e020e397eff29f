package com.tomriddelsdell.eventstore.r2dbc.diagnose;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.read.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows how far the head is held back, and by whom, without asking for it: the tailer, which looks at the head anyway,
 * tells it. While something is held back it finds out once a second who does it, and warns once of each who does it for
 * too long.
 */
public final class HeadWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final HolderStatement holders;
    private final Duration warnAfter;
    private final Clock clock;
    private volatile HeadState state = HeadState.UNKNOWN;
    private volatile Instant asked = Instant.EPOCH;
    private volatile Set<String> warned = Set.of();

    /** Warns of transactions that hold the head back for longer than {@code warnAfter}. */
    public HeadWatch(Database database, SchemaName schema, Duration warnAfter) {
        this.holders = new HolderStatement(requireNonNull(database, "database"), requireNonNull(schema, "schema"));
        this.warnAfter = requireNonNull(warnAfter, "warnAfter");
        this.clock = Clock.systemUTC();
    }

    /** Who holds the head back now, the oldest first. */
    public Flux<HeadHolder> holders() {
        return Flux.defer(() -> holders.execute().flatMapIterable(found -> found))
                .onErrorMap(Errors::translate);
    }

    /** What was known when the head was last looked at. */
    public HeadState state() {
        return state;
    }

    /** Notes how the head stands. Completes at once unless it is time to ask who holds it; never fails. */
    public Mono<Void> look(Head head) {
        requireNonNull(head, "head");
        var now = clock.instant();
        if (!head.isHeldBack()) {
            state = HeadState.free(now);
            return Mono.empty();
        }
        state = state.heldBack(head.heldBack(), now);
        if (now.isBefore(asked.plus(INTERVAL))) {
            return Mono.empty();
        }
        asked = now;
        return holders.execute()
                .doOnNext(found -> note(found, now))
                .doOnError(failure -> LOG.debug("It is not known who holds the head back", failure))
                .onErrorComplete()
                .then();
    }

    private void note(List<HeadHolder> found, Instant now) {
        state = state.heldBy(found);
        var late = found.stream()
                .filter(holder -> state.ageOf(holder, now).compareTo(warnAfter) > 0)
                .toList();
        var before = warned;
        warned = late.stream().map(HeadState::key).collect(Collectors.toCollection(HashSet::new));
        late.stream().filter(holder -> !before.contains(HeadState.key(holder))).forEach(this::warn);
    }

    private void warn(HeadHolder holder) {
        LOG.warn(
                "Readers of the log see nothing beyond position {}, because {} has appended in a transaction that is open"
                        + " for more than {} ({}, from {})",
                holder.heldAt(),
                holder.name(),
                warnAfter,
                holder.state(),
                holder.client());
    }
}
