package com.tomriddelsdell.benchmarks.load;

import com.tomriddelsdell.benchmarks.contact.ContactApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The contacts as the pages of the inbox list them. The inbox may be a moment behind the log, so it is asked again. */
final class Listing {

    private static final long POLL_MILLIS = 500;

    private Listing() {}

    /** All pages, read until they hold all of {@code contacts} or {@code patience} is over. */
    static List<UUID> awaitAll(ContactApi api, Collection<UUID> contacts, Duration patience)
            throws IOException, InterruptedException {
        var start = System.nanoTime();
        var listed = pages(api);
        while (!new HashSet<>(listed).containsAll(contacts) && System.nanoTime() - start < patience.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            listed = pages(api);
        }
        return listed;
    }

    private static List<UUID> pages(ContactApi api) throws IOException, InterruptedException {
        var listed = new ArrayList<UUID>();
        var page = api.page(null);
        listed.addAll(page.ids());
        while (page.next() != null) {
            page = api.page(page.next());
            listed.addAll(page.ids());
        }
        return listed;
    }
}
