package com.tomriddelsdell.eventstore.erase;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.erase.Contacts.Contact;
import com.tomriddelsdell.eventstore.erase.Contacts.Event;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Answered;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Received;
import java.util.List;

/** A domain with personal data, in a few lines. A command is an event that is to happen. */
final class Contacts implements Decider<Event, Contact, Event>, EventCodec<Event> {

    sealed interface Event {

        record Received(String person, String message) implements Event {

            Received redacted() {
                return new Received(person, "");
            }
        }

        record Answered(String by) implements Event {}
    }

    record Contact(String person, String message, int answers) {}

    static ErasableCodec<Event> erasable(KeyRing keys) {
        return ErasableCodec.<Event>of(new Contacts(), keys)
                .personal(Received.class, received -> Subject.of(received.person()), Received::redacted);
    }

    @Override
    public Contact initialState() {
        return new Contact("", "", 0);
    }

    @Override
    public List<Event> decide(Event command, Contact contact) {
        return List.of(command);
    }

    @Override
    public Contact evolve(Contact contact, Event event) {
        return switch (event) {
            case Received received -> new Contact(received.person(), received.message(), contact.answers());
            case Answered answered -> new Contact(contact.person(), contact.message(), contact.answers() + 1);
        };
    }

    @Override
    public EventData encode(Event event) {
        return switch (event) {
            case Received received ->
                EventData.of("Received", Payload.utf8("%s|%s".formatted(received.person(), received.message())))
                        .withTags(Tag.of("message", received.message().isEmpty() ? "none" : received.message()));
            case Answered answered -> EventData.of("Answered", Payload.utf8("by|" + answered.by()));
        };
    }

    @Override
    public Event decode(RecordedEvent event) {
        var text = event.payload().utf8();
        var fields = text.split("\\|", -1);
        if (fields.length != 2 || text.chars().anyMatch(Character::isISOControl)) {
            throw new UndecodableEventException(event, "no fields in " + text, null);
        }
        return event.type().equals("Received") ? new Received(fields[0], fields[1]) : new Answered(fields[1]);
    }
}
