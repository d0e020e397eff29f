package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decider;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent.ContactAnswered;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent.ContactReceived;
import com.tomriddelsdell.eventstore.docs.Erasing.ContactEvent.PersonForgotten;
import com.tomriddelsdell.eventstore.erase.ErasableCodec;
import com.tomriddelsdell.eventstore.erase.ErasableSnapshotCodec;
import com.tomriddelsdell.eventstore.erase.KeyRing;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.snapshot.SnapshotPolicy;
import com.tomriddelsdell.eventstore.snapshot.SnapshotStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import com.tomriddelsdell.eventstore.upcast.JsonEventCodec;
import com.tomriddelsdell.eventstore.upcast.snapshot.AvroSnapshotCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The examples of the page about personal data. */
final class Erasing {

    private Erasing() {}

    record Contact(String personId, String message) {}

    // region events
    sealed interface ContactEvent {

        record ContactReceived(String personId, String name, String message) implements ContactEvent {

            ContactReceived withoutPersonalData() {
                return new ContactReceived(personId, "", "");
            }
        }

        record ContactAnswered(String by) implements ContactEvent {}

        record PersonForgotten(String personId) implements ContactEvent {}
    }

    static EventCodec<ContactEvent> codec(EventCodec<ContactEvent> inner, KeyRing keys) {
        return ErasableCodec.of(inner, keys)
                .personal(
                        ContactReceived.class,
                        event -> Subject.of("person-" + event.personId()),
                        ContactReceived::withoutPersonalData);
    }
    // endregion

    // region keys
    static KeyRing keys(R2dbcEventStore store, Map<String, String> configured) {
        return KeyRing.of(store.subjectKeys(MasterKeys.of("2026", configured)));
    }
    // endregion

    // region snapshots
    static Snapshots<Contact> snapshots(SnapshotStore store, KeyRing keys) {
        var codec = ErasableSnapshotCodec.of(
                AvroSnapshotCodec.of(Contact.class),
                keys,
                contact -> Optional.of(contact.personId())
                        .filter(id -> !id.isEmpty())
                        .map(id -> Subject.of("person-" + id)));
        return Snapshots.of("contact", store, codec, SnapshotPolicy.every(100));
    }
    // endregion

    // region forget
    static Mono<Void> forget(String personId, EventStore store, EventCodec<ContactEvent> codec, KeyRing keys) {
        return keys.forget(Subject.of("person-" + personId))
                .then(codec.encoded(List.of(new PersonForgotten(personId))))
                .flatMap(data -> store.append(StreamId.of("forgotten", personId), ExpectedVersion.any(), data))
                .then();
    }

    /** A read model of names. */
    static void project(Map<String, String> names, Decoded<ContactEvent> decoded) {
        switch (decoded.event()) {
            case ContactReceived received -> names.put(received.personId(), received.name());
            case ContactAnswered answered -> {}
            case PersonForgotten forgotten -> names.remove(forgotten.personId());
        }
    }
    // endregion

    static CommandHandler<ContactEvent, Contact, ContactEvent> handler(
            EventStore store, SnapshotStore snapshots, KeyRing keys) {
        return new CommandHandler<>(store, codec(JsonEventCodec.of(ContactEvent.class), keys), new Contacts())
                .withSnapshots(snapshots(snapshots, keys));
    }

    private static final class Contacts implements Decider<ContactEvent, Contact, ContactEvent> {

        @Override
        public Contact initialState() {
            return new Contact("", "");
        }

        @Override
        public List<ContactEvent> decide(ContactEvent command, Contact contact) {
            return List.of(command);
        }

        @Override
        public Contact evolve(Contact contact, ContactEvent event) {
            return event instanceof ContactReceived received
                    ? new Contact(received.personId(), received.message())
                    : contact;
        }
    }
}
