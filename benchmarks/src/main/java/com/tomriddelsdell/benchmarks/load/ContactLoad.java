package com.tomriddelsdell.benchmarks.load;

import com.tomriddelsdell.benchmarks.contact.ContactApi;
import com.tomriddelsdell.benchmarks.contact.UnexpectedAnswerException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Posts many contacts to a running application while a follower watches its event stream, then compares what was
 * acknowledged with what was seen and what is listed. Exits with 0 only when every promise was kept.
 */
public final class ContactLoad {

    private static final String USAGE = """
            usage: ContactLoad BASE-URL [CONTACTS, 10000 by default] [CALLERS, 64 by default]
            The admin's password is taken from the environment variable PORTFOLIO_ADMIN_PASSWORD.""";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MILLIS_FOR_LATE_DOUBLES = 1_000;

    private ContactLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var password = System.getenv("PORTFOLIO_ADMIN_PASSWORD");
        if (arguments.length < 1 || password == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try (var api = ContactApi.at(URI.create(arguments[0]), password)) {
            var result = run(api, number(arguments, 1, 10_000), number(arguments, 2, 64));
            System.out.println(result.figures());
            result.violations().forEach(violation -> System.out.println("VIOLATION: " + violation));
            System.out.println(result.isPassed() ? "contact load: passed" : "contact load: FAILED");
            System.exit(result.isPassed() ? 0 : 1);
        }
    }

    static LoadResult run(ContactApi api, int contacts, int callers) throws IOException, InterruptedException {
        try (var follower = Follower.of(api)) {
            var posted = Callers.post(api, contacts, callers);
            follower.awaitAll(posted.contacts(), PATIENCE);
            var broken = new ArrayList<String>();
            var listed = listed(api, posted.contacts(), broken);
            TimeUnit.MILLISECONDS.sleep(MILLIS_FOR_LATE_DOUBLES);
            broken.addAll(follower.failures());
            return new LoadResult(posted, new Evidence(posted.contacts(), follower.sightings(), listed), broken);
        }
    }

    private static List<UUID> listed(ContactApi api, List<UUID> contacts, List<String> broken)
            throws InterruptedException {
        try {
            return Listing.awaitAll(api, contacts, PATIENCE);
        } catch (IOException | UnexpectedAnswerException failure) {
            broken.add("the pages cannot be read: " + failure);
            return List.of();
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
