package com.tomriddelsdell.eventstore.deadline;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.subscribe.RetryPolicy;
import java.time.Duration;
import reactor.core.publisher.Flux;

/**
 * Has deadlines met, after their time, by whichever process lives then. Several may run the same name: each deadline is met
 * by one of them, and after a crash by another, once its lease has run out.
 *
 * <pre>{@code
 * Deadlines.of(store.deadlines()).run("payment-due", deadline -> reminders.send(deadline.key().subject())).subscribe();
 * }</pre>
 *
 * <p>Each is met at least once. Its {@linkplain Deadline#id() id} tells a repetition: a command under that id, as
 * {@code ProcessManager.meeting} issues it, takes effect once.
 *
 * <p>Immutable; each {@code with} gives another.
 */
public final class Deadlines {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final DeadlineStore store;
    private final Duration lease;
    private final Duration interval;
    private final Duration memory;
    private final int concurrency;
    private final RetryPolicy retries;

    private Deadlines(
            DeadlineStore store,
            Duration lease,
            Duration interval,
            Duration memory,
            int concurrency,
            RetryPolicy retries) {
        this.store = store;
        this.lease = lease;
        this.interval = interval;
        this.memory = memory;
        this.concurrency = concurrency;
        this.retries = retries;
    }

    /** With leases of 30 s, a look every second, notes kept for 30 days, 16 at a time, {@link RetryPolicy#DEFAULT}. */
    public static Deadlines of(DeadlineStore store) {
        return new Deadlines(
                requireNonNull(store, "store"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofDays(30),
                16,
                RetryPolicy.DEFAULT);
    }

    /** How long an attempt may take, after which it is cancelled and counts as failed; and when another process may try. */
    public Deadlines withLease(Duration lease) {
        return new Deadlines(store, requireLong("lease", lease), interval, memory, concurrency, retries);
    }

    /**
     * How often to look for deadlines that others have scheduled: by so much one can be late. Those that were there at the
     * last look are met on time.
     */
    public Deadlines withInterval(Duration interval) {
        return new Deadlines(store, lease, requireLong("interval", interval), memory, concurrency, retries);
    }

    /** How long it is kept in mind that a deadline was met or cancelled, so that it is not scheduled anew. */
    public Deadlines withMemory(Duration memory) {
        return new Deadlines(store, lease, interval, requireLong("memory", memory), concurrency, retries);
    }

    /** How many are met at the same time; at least 1. */
    public Deadlines withConcurrency(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, but was " + concurrency);
        }
        return new Deadlines(store, lease, interval, memory, concurrency, retries);
    }

    /** What happens to one that cannot be met: tried again after pauses; when no attempt is left, it waits for an operator. */
    public Deadlines withRetries(RetryPolicy retries) {
        return new Deadlines(store, lease, interval, memory, concurrency, requireNonNull(retries, "retries"));
    }

    /**
     * Meets deadlines from now on.
     *
     * <p><strong>Ordering:</strong> none between deadlines that are due at about the same time.
     *
     * <p><strong>Errors:</strong> what is passing is waited out; only what waiting cannot cure is signalled.
     *
     * <p><strong>Cancellation:</strong> attempts under way are cancelled; another process repeats them after the lease.
     *
     * @param name of the deadlines
     * @return each that was met, after it was; never completes
     */
    public Flux<Deadline> run(String name, DeadlineHandler handler) {
        DeadlineKey.requireName(name);
        requireNonNull(handler, "handler");
        return Flux.defer(() -> new DeadlineRun(this, name, handler).deadlines());
    }

    private static Duration requireLong(String what, Duration duration) {
        if (requireNonNull(duration, what).compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("%s must be at least 1 ms, but was %s".formatted(what, duration));
        }
        return duration;
    }

    DeadlineStore store() {
        return store;
    }

    Duration lease() {
        return lease;
    }

    Duration interval() {
        return interval;
    }

    Duration memory() {
        return memory;
    }

    int concurrency() {
        return concurrency;
    }

    RetryPolicy retries() {
        return retries;
    }
}
