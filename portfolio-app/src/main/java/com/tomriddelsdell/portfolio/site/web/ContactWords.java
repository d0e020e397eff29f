package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.ContactEvent.SpamReason;
import com.tomriddelsdell.portfolio.contact.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What pages call what is known of contact requests. */
final class ContactWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ContactWords() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String of(Status status) {
        return switch (status) {
            case NEW -> "New";
            case READ -> "Read";
            case ANSWERED -> "Answered";
            case ARCHIVED -> "Archived";
            case SPAM -> "Spam";
        };
    }

    static String of(Category category) {
        return switch (category) {
            case GENERAL -> "General";
            case JOB -> "Job";
            case PRESS -> "Press";
            case PROJECT -> "Project";
        };
    }

    static String of(SpamReason reason) {
        return switch (reason) {
            case HIDDEN_FIELD -> "a field was filled in that people cannot see";
            case TOO_QUICK -> "the form came back too quickly";
            case MANY_LINKS -> "many links";
            case MARKUP -> "links written as HTML or BBCode";
            case ONLY_LINKS -> "nothing but links";
            case REPEATED -> "the same text came before";
            case OTHER -> "a rule that is not known here";
        };
    }

    /** Why rules took a request for spam, as a list in a sentence. */
    static String of(List<SpamReason> reasons) {
        return reasons.stream().map(ContactWords::of).collect(Collectors.joining("; "));
    }

    /** A time span in the two largest units that it has. */
    static String of(Duration duration) {
        if (duration.toDays() > 0) {
            return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0 ? "%d min".formatted(duration.toMinutes()) : "less than a minute";
    }
}
