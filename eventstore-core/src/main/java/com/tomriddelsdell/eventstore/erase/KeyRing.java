package com.tomriddelsdell.eventstore.erase;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The keys that a process has at hand: those that were used last, each for a short time. A process has one for each log, and
 * forgets subjects through it.
 *
 * <p>Who is forgotten through this ring is forgotten here when {@link #forget} has emitted. Another process that has the key
 * at hand goes on using it until {@link #TIME_TO_LIVE} after it looked it up.
 */
public final class KeyRing implements SubjectKeys {

    /** How long a key is used without asking again, unless said otherwise. */
    public static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    /** How many keys are kept at hand, unless said otherwise. */
    public static final int CAPACITY = 10_000;

    private final SubjectKeys keys;
    private final Duration timeToLive;
    private final int capacity;
    private final LongSupplier ticker;
    private final AtomicReference<AtHand> atHand;

    private KeyRing(SubjectKeys keys, Duration timeToLive, int capacity, LongSupplier ticker) {
        this.keys = keys;
        this.timeToLive = timeToLive;
        this.capacity = capacity;
        this.ticker = ticker;
        this.atHand = new AtomicReference<>(new AtHand(capacity, timeToLive));
    }

    /** A ring for {@code keys}, empty as yet. */
    public static KeyRing of(SubjectKeys keys) {
        return new KeyRing(requireNonNull(keys, "keys"), TIME_TO_LIVE, CAPACITY, System::nanoTime);
    }

    /**
     * An empty ring for the same keys that uses each for so long: the longest that other processes can read what was
     * forgotten.
     *
     * @throws IllegalArgumentException if {@code timeToLive} is negative
     */
    public KeyRing timeToLive(Duration timeToLive) {
        if (requireNonNull(timeToLive, "timeToLive").isNegative()) {
            throw new IllegalArgumentException("timeToLive must not be negative, but was " + timeToLive);
        }
        return new KeyRing(keys, timeToLive, capacity, ticker);
    }

    /**
     * An empty ring for the same keys that keeps so many at hand.
     *
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public KeyRing capacity(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, but was " + capacity);
        }
        return new KeyRing(keys, timeToLive, capacity, ticker);
    }

    /** An empty ring for the same keys that tells time by {@code ticker}, in nanoseconds: for tests. */
    public KeyRing ticker(LongSupplier ticker) {
        return new KeyRing(keys, timeToLive, capacity, requireNonNull(ticker, "ticker"));
    }

    @Override
    public Mono<SubjectKey> keyOf(Subject subject) {
        requireNonNull(subject, "subject");
        return Mono.defer(() -> {
            var held = atHand.get();
            var since = ticker.getAsLong();
            var known = held.bySubject().get(subject, since);
            return known == null
                    ? Cryptography.ready()
                            .then(keys.keyOf(subject))
                            .doOnNext(key -> held.bySubject().put(subject, key, since))
                    : Mono.just(known);
        });
    }

    @Override
    public Mono<FoundKeys> find(Set<UUID> ids) {
        var wanted = Set.copyOf(requireNonNull(ids, "ids"));
        return Mono.defer(() -> {
            var held = atHand.get();
            var since = ticker.getAsLong();
            var known = new HashMap<UUID, Known>();
            for (var id : wanted) {
                var one = held.byId().get(id, since);
                if (one != null) {
                    known.put(id, one);
                }
            }
            var missing = new HashSet<>(wanted);
            missing.removeAll(known.keySet());
            return missing.isEmpty()
                    ? Mono.just(found(known))
                    : Cryptography.ready().then(keys.find(missing)).map(more -> {
                        held.remember(more, since);
                        return found(known).and(more);
                    });
        });
    }

    private static FoundKeys found(Map<UUID, Known> known) {
        var keys = new HashMap<UUID, SubjectKey>();
        var forgotten = new HashSet<UUID>();
        known.forEach((id, one) -> {
            var key = one.key();
            if (key == null) {
                forgotten.add(id);
            } else {
                keys.put(id, key);
            }
        });
        return new FoundKeys(keys, forgotten);
    }

    /** Empties this ring too, so that whoever looked keys up meanwhile does not put one back. */
    @Override
    public Mono<Boolean> forget(Subject subject) {
        requireNonNull(subject, "subject");
        return Mono.defer(() -> keys.forget(subject)).doOnTerminate(this::empty).doOnCancel(this::empty);
    }

    private void empty() {
        atHand.set(new AtHand(capacity, timeToLive));
    }

    /**
     * Events as whoever has the keys sees them: the payload of a sealed one is the whole, or, after its subject was forgotten,
     * the part without personal data. Others are as they are. Looks up in one call what is not at hand.
     *
     * <p><strong>Errors:</strong> {@link UndecodableEventException} of the first that cannot be opened;
     * those of {@link SubjectKeys#find}.
     *
     * @return one for each, in their order; never empty
     */
    public Mono<List<RecordedEvent>> opened(List<RecordedEvent> events) {
        requireNonNull(events, "events");
        return Mono.defer(() -> {
            var ids = events.stream()
                    .filter(event -> Envelope.isAround(event.payload()))
                    .map(event -> Opening.envelope(event).keyId())
                    .collect(Collectors.toSet());
            return ids.isEmpty()
                    ? Mono.just(events)
                    : find(ids)
                            .map(found -> events.stream()
                                    .map(event -> Opening.opened(event, found))
                                    .toList());
        });
    }

    /**
     * As {@link #opened(List)}, with the keys at hand.
     *
     * @throws UndecodableEventException also if the key must be looked up first
     */
    RecordedEvent openedAtOnce(RecordedEvent event) {
        if (!Envelope.isAround(event.payload())) {
            return event;
        }
        var id = Opening.envelope(event).keyId();
        var known = atHand.get().byId().get(id, ticker.getAsLong());
        if (known == null) {
            throw new UndecodableEventException(
                    event, "its key must be looked up first, which only decoded() does", null);
        }
        return Opening.opened(event, found(Map.of(id, known)));
    }

    /** @throws IllegalStateException if the key must be looked up first */
    SubjectKey keyAtHand(Subject subject) {
        var known = atHand.get().bySubject().get(subject, ticker.getAsLong());
        if (known == null) {
            throw new IllegalStateException(
                    "The key of %s must be looked up first, which only encoded() does".formatted(subject));
        }
        return known;
    }

    /** A key, or null when it was destroyed. */
    private record Known(@Nullable SubjectKey key) {}

    private record AtHand(Recent<UUID, Known> byId, Recent<Subject, SubjectKey> bySubject) {

        AtHand(int capacity, Duration timeToLive) {
            this(new Recent<>(capacity, timeToLive.toNanos()), new Recent<>(capacity, timeToLive.toNanos()));
        }

        void remember(FoundKeys found, long since) {
            found.keys().forEach((id, key) -> byId.put(id, new Known(key), since));
            found.forgotten().forEach(id -> byId.put(id, new Known(null), since));
        }
    }
}
