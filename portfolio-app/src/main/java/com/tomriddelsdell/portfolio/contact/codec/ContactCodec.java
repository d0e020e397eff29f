package com.tomriddelsdell.portfolio.contact.codec;

import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.erase.ErasableCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.chain.Upcaster;
import com.tomriddelsdell.eventstore.upcast.compatibility.Compatibility;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import com.tomriddelsdell.portfolio.contact.ContactEvent;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactAnswered;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactNoted;
import com.tomriddelsdell.portfolio.contact.ContactEvent.ContactRequestSubmitted;
import java.util.List;
import java.util.Set;

/**
 * Contact events in the log: Avro, and JSON before that. Of a request first one text told the mailbox, then an address and a
 * name to show, then there is a category, and an id of the person, and at last why rules took it for spam; what answered and closed it was one event once, and is two today.
 */
public final class ContactCodec {

    private static final SchemaHistory HISTORY = SchemaHistory.ofResources(
            ContactCodec.class,
            "history",
            Set.of(
                    "ContactRequestSubmitted",
                    "ContactRead",
                    "ContactAnsweredAndClosed",
                    "ContactAnswered",
                    "ContactAnswerSent",
                    "ContactNoted",
                    "ContactCategorised",
                    "ContactMarkedAsSpam",
                    "ContactClosed",
                    "ContactReopened",
                    "PersonForgotten"));

    private static final Upcaster ADDRESS_AND_NAME = Upcaster.change(
            Shape.of("ContactRequestSubmitted", 1), Shape.of("ContactRequestSubmitted", 2), (old, next, event) -> {
                var mailbox = Mailbox.parse((String) old.get("email"));
                next.put("address", mailbox.address());
                next.put("displayName", mailbox.displayName().orElse((String) old.get("name")));
            });

    private static final Upcaster ANSWERED_THEN_CLOSED = Upcaster.split(
            Shape.of("ContactAnsweredAndClosed", 1),
            List.of(Shape.of("ContactAnswered", 1), Shape.of("ContactClosed", 1)),
            (old, output, event) -> {
                output.next(Shape.of("ContactAnswered", 1));
                output.next(Shape.of("ContactClosed", 1));
            });

    private ContactCodec() {}

    /** {@code codec}, but such that a person can be forgotten: what is personal is sealed by a key of theirs. */
    public static EventCodec<ContactEvent> erasable(EventCodec<ContactEvent> codec, KeyRing keys) {
        return ErasableCodec.of(codec, keys)
                .personal(
                        ContactRequestSubmitted.class,
                        submitted -> subject(submitted.person()),
                        ContactRequestSubmitted::withoutPersonalData)
                .personal(
                        ContactAnswered.class,
                        answered -> subject(answered.person()),
                        ContactAnswered::withoutPersonalData)
                .personal(ContactNoted.class, noted -> subject(noted.person()), ContactNoted::withoutPersonalData);
    }

    /** Whose key seals what is personal to {@code person}. */
    public static Subject subject(String person) {
        return Subject.of("person-" + person);
    }

    /**
     * Describes the codec, to be opened on the catalogue of the log.
     *
     * @throws com.tomriddelsdell.eventstore.upcast.compatibility.IncompatibleHistoryException if the history does not fit
     *     together
     */
    public static AvroCodecBuilder<ContactEvent> describe() {
        return AvroEventCodec.of(ContactEvent.class)
                .history(HISTORY)
                .upcasting(ADDRESS_AND_NAME, ANSWERED_THEN_CLOSED)
                .requiring(HistoryRules.of(Compatibility.BACKWARD_TRANSITIVE))
                .alsoReading(new EarlierJson());
    }
}
