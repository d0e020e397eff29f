package com.tomriddelsdell.eventstore.r2dbc.follow;

import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.HistoryDivergedException;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Section;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.Failure;
import com.tomriddelsdell.eventstore.r2dbc.read.Head;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.signal.Bell;
import com.tomriddelsdell.eventstore.signal.Ending;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Follows the end of the log for all followers of a process. It looks for new events when it is {@linkplain #call()
 * called}, and now and then by itself, for calls can be lost; it does so only while somebody follows.
 *
 * <p>A follower takes events from the shared {@link Window} while its cursor is in there, and reads pages of its own
 * while it is behind. Both are parts of the same completed prefix, cut at the same cursor: there is no seam to get wrong.
 */
public final class Tailer {

    private static final Logger LOG = LoggerFactory.getLogger(Tailer.class);

    private static final long FARTHEST_BEHIND = 10L * Section.MAX_EVENTS;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Reader reader;
    private final Continuity continuity;
    private final Function<Head, Mono<Void>> onLook;
    private final Scheduler followersRunOn = Schedulers.parallel();
    private final Bell calls = new Bell();
    private final AtomicLong called = new AtomicLong();
    private final Bell news = new Bell();
    private final Flux<Void> watch;
    private volatile Window window = Window.emptyAt(Position.START);
    private volatile boolean closed;

    /** Follows what {@code reader} reads, and tells {@code onLook} of each look at the head, whose end it waits for. */
    public Tailer(Reader reader, Function<Head, Mono<Void>> onLook) {
        this.reader = reader;
        this.continuity = new Continuity(reader);
        this.onLook = onLook;
        this.watch = Flux.defer(() -> look(called.get(), Pace.fast()).expand(this::lookAgain))
                .retryWhen(patiently().transientErrors(true))
                // Looks are nobody's business: each would be handed to every follower.
                .then()
                .flux()
                .publish()
                .refCount(1, GRACE);
    }

    /** Says that there may be something new. Cheap; safe to call often and from any thread. */
    public void call() {
        called.incrementAndGet();
        calls.ring();
    }

    /** What matches after {@code after}, then what comes. */
    public Flux<Section> sections(Position after, EventFilter filter) {
        return followed(after, Lookout::forAnything, filter);
    }

    /** As {@link #sections}, event by event: what does not match costs a glance of the thread that brings it. */
    public Flux<RecordedEvent> events(Position after, EventFilter filter) {
        return followed(after, position -> Lookout.forMatches(position, filter), filter)
                .concatMapIterable(Section::events, 1);
    }

    /** Ends every follower with a {@link StoreUnavailableException}. */
    public void close() {
        closed = true;
        call();
    }

    private Flux<Section> followed(Position after, Function<Position, Lookout> lookout, EventFilter filter) {
        var sections = Flux.defer(() -> {
            var past = past(filter);
            return Mono.just(Section.emptyAt(after))
                    .expand(last -> next(lookout.apply(last.to()), filter, past))
                    .skip(1);
        });
        return Ending.when(watch, sections).onErrorMap(Errors::translate);
    }

    private Mono<Section> next(Lookout lookout, EventFilter filter, Past past) {
        return news.await(() -> lookout.sees(window)).publishOn(followersRunOn).then(Mono.defer(() -> {
            var cursor = lookout.position();
            var current = window;
            return current.covers(cursor)
                    ? Mono.just(current.after(cursor).matching(filter))
                    : past.section(cursor, current.start()).retryWhen(patiently());
        }));
    }

    private Past past(EventFilter filter) {
        return filter.matchesEverything() ? reader::section : reader.scan(filter)::section;
    }

    private Mono<Look> lookAgain(Look last) {
        var wait = Mono.firstWithSignal(
                calls.await(() -> called.get() != last.called()),
                Mono.delay(last.pace().pause()).then());
        return Mono.delay(Pace.BREATH).then(wait).then(Mono.defer(() -> look(called.get(), last.pace())));
    }

    private Mono<Look> look(long call, Pace pace) {
        if (closed) {
            return Mono.error(new StoreUnavailableException("The store is closed", null));
        }
        return reader.head().delayUntil(this::confirm).flatMap(head -> {
            var nothingNew = !window.isBefore(head.safe());
            return advanceTo(head.safe())
                    .thenReturn(new Look(call, nothingNew ? pace.slower(head.isHeldBack()) : Pace.fast()))
                    .delayUntil(look -> onLook.apply(head));
        });
    }

    private Mono<Void> confirm(Head head) {
        return continuity
                .confirm(head)
                .doOnError(HistoryDivergedException.class, diverged -> window = Window.emptyAt(Position.START));
    }

    private Mono<Void> advanceTo(Position safe) {
        return Mono.defer(() -> {
            var current = window;
            if (!current.isBefore(safe)) {
                return Mono.empty();
            }
            if (safe.value() - current.end().value() > FARTHEST_BEHIND) {
                return continuity.skipTo(safe).doOnSuccess(done -> publish(Window.emptyAt(safe)));
            }
            return reader.section(current.end(), safe)
                    .doOnNext(section -> {
                        continuity.give(section.events());
                        publish(current.extendedBy(section));
                    })
                    .then(advanceTo(safe));
        });
    }

    private void publish(Window next) {
        window = next;
        news.ring();
    }

    private RetryBackoffSpec patiently() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(failure -> !closed && Failure.of(failure).passes())
                .doBeforeRetry(retry -> LOG.warn(
                        "Following is interrupted, attempt {} to go on: {}",
                        retry.totalRetries() + 1,
                        retry.failure().getMessage()));
    }

    /** A look at the log: which calls it answered, and the pace to go on at. */
    private record Look(long called, Pace pace) {}

    /** How a follower reads what the window no longer holds, or did not load. */
    private interface Past {

        /** What comes first after {@code after}, of what lies up to {@code to}. */
        Mono<Section> section(Position after, Position to);
    }
}
