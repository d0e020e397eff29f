package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two hundred people and machines who wrote within ninety days, and what became of it: the same for the same seed and time. */
final class DemoContacts {

    static final int REQUESTS = 200;
    static final Duration SPAN = Duration.ofDays(90);

    private static final double AGAIN = 0.25;
    private static final double SPAM = 0.12;

    private final Letters letters;
    private final RandomGenerator random;
    private final List<Person> people = new ArrayList<>();

    DemoContacts(Letters letters, RandomGenerator random) {
        this.letters = letters;
        this.random = random;
    }

    /** Everything that happened until {@code now}, request by request. */
    Stream<Moment<ContactEvent>> until(Instant now) {
        var each = SPAN.dividedBy(REQUESTS);
        var first = now.minus(SPAN);
        return IntStream.range(0, REQUESTS)
                .mapToObj(number -> {
                    var within = Duration.ofMillis(random.nextLong(each.toMillis()));
                    return request(first.plus(each.multipliedBy(number)).plus(within), now);
                })
                .flatMap(List::stream);
    }

    private List<Moment<ContactEvent>> request(Instant at, Instant now) {
        var course = new DemoCourse(id(), letters, random, at, now);
        return random.nextDouble() < SPAM ? course.ofSpam(spam()) : course.of(letter());
    }

    private SubmitContactRequest letter() {
        var again = !people.isEmpty() && random.nextDouble() < AGAIN;
        var person = again ? people.get(random.nextInt(people.size())) : newcomer();
        return SubmitContactRequest.of(person.name(), person.email(), letters.letter(random))
                .by(person.id());
    }

    private SubmitContactRequest spam() {
        var spam = letters.spam(random);
        var machine = Person.of(letters.name(random), 1_000 + random.nextInt(9_000), id().toString());
        return SubmitContactRequest.of(machine.name(), machine.email(), spam.text())
                .by(machine.id())
                .takenForSpam(spam.reasons());
    }

    private Person newcomer() {
        var person = Person.of(letters.name(random), people.size() + 1, id().toString());
        people.add(person);
        return person;
    }

    private UUID id() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }
}
