package com.tomriddelsdell.benchmarks.load;

import com.tomriddelsdell.benchmarks.contact.ContactApi;
import com.tomriddelsdell.benchmarks.load.Posted.Acknowledged;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that post contacts at once, each waiting for its answer before its next post. */
final class Callers {

    private final ContactApi api;
    private final int contacts;
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Callers(ContactApi api, int contacts) {
        this.api = api;
        this.contacts = contacts;
    }

    static Posted post(ContactApi api, int contacts, int callers) {
        var work = new Callers(api, contacts);
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var caller = 0; caller < callers; caller++) {
                threads.execute(work::call);
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Posted(List.copyOf(work.acknowledged), List.copyOf(work.failures), took);
    }

    private void call() {
        for (var number = begun.incrementAndGet(); number <= contacts; number = begun.incrementAndGet()) {
            post(number);
        }
    }

    private void post(int number) {
        var start = System.nanoTime();
        try {
            var contact = api.post(number);
            acknowledged.add(new Acknowledged(contact, System.nanoTime() - start));
        } catch (IOException | RuntimeException failure) {
            failures.add("contact %d was not acknowledged: %s".formatted(number, failure));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failures.add("contact %d was interrupted".formatted(number));
        }
    }
}
