package com.tomriddelsdell.eventstore.upcast.kept;

import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.record.Default;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.util.List;
import java.util.regex.Pattern;

/** Contact requests as the third generation knows them. */
sealed interface ContactEvent {

    record ContactRequestSubmitted(
            String name,
            String address,
            String displayName,
            String message,
            @Default("\"GENERAL\"") Category category) implements ContactEvent {}

    record ContactAnswered(String answer) implements ContactEvent {}

    record ContactClosed(String by) implements ContactEvent {}

    @Default("GENERAL")
    enum Category {
        GENERAL,
        JOB,
        PRESS
    }

    /** A name that may stand before an address in angle brackets. */
    Pattern MAILBOX = Pattern.compile("(?:(.*) <)?([^<>]+)>?");

    List<Upcaster> STEPS = List.of(
            Upcaster.change(
                    Shape.of("ContactRequestSubmitted", 1),
                    Shape.of("ContactRequestSubmitted", 2),
                    (old, next, event) -> {
                        var mailbox = MAILBOX.matcher((String) old.get("email"));
                        if (!mailbox.matches()) {
                            throw new IllegalStateException("this is no mailbox");
                        }
                        var display = mailbox.group(1);
                        next.put("address", mailbox.group(2));
                        next.put("displayName", display == null ? old.get("name") : display);
                    }),
            Upcaster.split(
                    Shape.of("ContactAnsweredAndClosed", 1),
                    List.of(Shape.of("ContactAnswered", 1), Shape.of("ContactClosed", 1)),
                    (old, output, event) -> {
                        output.next(Shape.of("ContactAnswered", 1));
                        output.next(Shape.of("ContactClosed", 1));
                    }));
}
