package com.tomriddelsdell.portfolio.demo;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.portfolio.contact.ContactCommand;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Answer;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Archive;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Categorise;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MakeNote;
import com.tomriddelsdell.portfolio.contact.ContactCommand.MarkRead;
import com.tomriddelsdell.portfolio.contact.ContactCommand.Reopen;
import com.tomriddelsdell.portfolio.contact.ContactCommand.SubmitContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactRequest;
import com.tomriddelsdell.portfolio.contact.ContactRequestDecider;
import com.tomriddelsdell.portfolio.contact.ContactStreams;
import com.tomriddelsdell.portfolio.contact.OwnText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What becomes of one request, by the rules that hold for real ones, until now. */
final class DemoCourse {

    private static final double UNREAD = 0.7;
    private static final double ANSWERED = 0.72;
    private static final double NOTED = 0.15;
    private static final double CORRECTED = 0.06;
    private static final double ARCHIVED = 0.5;
    private static final double PUT_RIGHT = 0.1;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofDays(3);

    private final ContactRequestDecider decider = new ContactRequestDecider();
    private final List<Moment<ContactEvent>> moments = new ArrayList<>();
    private final StreamId stream;
    private final Letters letters;
    private final RandomGenerator random;
    private final Instant now;
    private Instant at;
    private ContactRequest request = decider.initialState();

    DemoCourse(UUID id, Letters letters, RandomGenerator random, Instant at, Instant now) {
        this.stream = ContactStreams.of(id);
        this.letters = letters;
        this.random = random;
        this.at = at;
        this.now = now;
    }

    List<Moment<ContactEvent>> of(SubmitContactRequest letter) {
        happen(Duration.ZERO, letter);
        if (at.isAfter(now.minus(FRESH)) && likely(UNREAD)) {
            return moments;
        }
        happen(between(HOUR.dividedBy(6), HOUR.multipliedBy(9)), new MarkRead());
        if (likely(CORRECTED)) {
            happen(between(Duration.ofSeconds(20), HOUR.dividedBy(12)), new Categorise(Category.GENERAL));
        }
        if (likely(NOTED)) {
            happen(between(HOUR.dividedBy(30), HOUR), note(letter.person()));
        }
        if (likely(ANSWERED)) {
            happen(between(HOUR.dividedBy(12), HOUR.multipliedBy(30)), answer(letter.person()));
        }
        if (likely(ARCHIVED)) {
            happen(between(DAY, DAY.multipliedBy(9)), new Archive("owner"));
        }
        return moments;
    }

    /** Now and then rules are wrong, and the owner puts it right. */
    List<Moment<ContactEvent>> ofSpam(SubmitContactRequest spam) {
        happen(Duration.ZERO, spam);
        if (likely(PUT_RIGHT)) {
            happen(between(HOUR, DAY), new Reopen());
        }
        return moments;
    }

    private ContactCommand note(String person) {
        return new MakeNote(OwnText.of(letters.note(random)), person);
    }

    private ContactCommand answer(String person) {
        var category = request instanceof ContactRequest.Submitted submitted ? submitted.category() : Category.GENERAL;
        return new Answer(OwnText.of(letters.answer(random, category)), person);
    }

    /** What would happen after now has not happened, nor what would come after it. */
    private void happen(Duration later, ContactCommand command) {
        at = at.plus(later);
        if (at.isAfter(now)) {
            return;
        }
        for (var event : decider.decide(command, request)) {
            moments.add(new Moment<>(at, stream, event));
            request = decider.evolve(request, event);
        }
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }

    private boolean likely(double chance) {
        return random.nextDouble() < chance;
    }
}
