package com.tomriddelsdell.benchmarks.load;

import com.tomriddelsdell.benchmarks.contact.ContactApi;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Follows the event stream from the first contact ever, and keeps what it saw in the order in which it saw it. */
final class Follower implements AutoCloseable {

    private static final long POLL_MILLIS = 50;

    private final Stream<String> lines;
    private final LinkedBlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private Follower(Stream<String> lines) {
        this.lines = lines;
    }

    /** Returns once the stream is open. */
    static Follower of(ContactApi contacts) throws IOException, InterruptedException {
        var follower = new Follower(contacts.stream());
        Thread.ofVirtual().name("follower").start(follower::follow);
        return follower;
    }

    /** Waits until all of {@code contacts} were seen, the stream is over, or nothing came for {@code patience}. */
    void awaitAll(Collection<UUID> contacts, Duration patience) throws InterruptedException {
        var quietSince = System.nanoTime();
        var count = 0;
        while (!seen.containsAll(contacts)
                && failures.isEmpty()
                && System.nanoTime() - quietSince < patience.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            if (sightings.size() > count) {
                count = sightings.size();
                quietSince = System.nanoTime();
            }
        }
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** Why the stream broke; empty as long as it has not. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        lines.close();
    }

    private void follow() {
        try {
            lines.forEach(new ServerSentEvents(this::saw)::line);
            failures.add("the event stream ended");
        } catch (RuntimeException failure) {
            failures.add("the event stream broke: " + failure);
        }
    }

    private void saw(Sighting sighting) {
        sightings.add(sighting);
        seen.add(sighting.contact());
    }
}
