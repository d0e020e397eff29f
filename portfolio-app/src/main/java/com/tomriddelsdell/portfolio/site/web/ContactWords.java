package com.tomriddelsdell.portfolio.site.web;

import com.tomriddelsdell.portfolio.contact.ContactEvent.Category;
import com.tomriddelsdell.portfolio.contact.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
