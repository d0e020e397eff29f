package com.tomriddelsdell.eventstore.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.erase.Contacts.Contact;
import com.tomriddelsdell.eventstore.erase.Contacts.Event;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Answered;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Received;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.snapshot.Snapshot;
import com.tomriddelsdell.eventstore.snapshot.SnapshotCodec;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.snapshot.SnapshotPolicy;
import com.tomriddelsdell.eventstore.snapshot.Snapshots;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** No snapshot is readable after its subject was forgotten. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasableSnapshotCodecTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("contact", "1");
    private static final SnapshotKey KEY = new SnapshotKey(STREAM, "contact");
    private static final Subject PERSON = Subject.of("person-1");
    private static final Contact CONTACT = new Contact("person-1", "I am Zoë", 2);

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final KeyRing ring = KeyRing.of(store.subjectKeys());
    private final ErasableSnapshotCodec<Contact> codec = ErasableSnapshotCodec.of(
            new Fields(),
            ring,
            contact -> contact.person().isEmpty() ? Optional.empty() : Optional.of(Subject.of(contact.person())));
    private final CommandHandler<Event, Contact, Event> handler = new CommandHandler<>(
                    store, Contacts.erasable(ring), new Contacts())
            .withSnapshots(Snapshots.of("contact", store.snapshots(), codec, SnapshotPolicy.every(1)));

    @Test
    void a_state_is_kept_sealed_and_read_again() {
        now(handler.handle(STREAM, new Received("person-1", "I am Zoë")));

        assertThat(kept().state().utf8()).doesNotContain("Zoë").doesNotContain("person-1");
        assertThat(now(codec.decoded(kept().state()))).isEqualTo(new Contact("person-1", "I am Zoë", 0));
        assertThat(now(handler.handle(STREAM, new Answered("us"))).state().message())
                .isEqualTo("I am Zoë");
    }

    @Test
    void after_forgetting_the_state_is_made_of_events_and_no_further_one_is_kept() {
        now(handler.handle(STREAM, new Received("person-1", "I am Zoë")));
        now(ring.forget(PERSON));

        assertThat(now(handler.handle(STREAM, new Answered("us"))).state()).isEqualTo(new Contact("person-1", "", 1));
        assertThat(kept().version()).isEqualTo(StreamVersion.FIRST);
        assertThat(codec.decoded(kept().state()).blockOptional(PATIENCE)).isEmpty();
        assertThat(codec.encoded(CONTACT).blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    void a_state_without_a_subject_is_kept_as_it_is() {
        var nobody = new Contact("", "", 3);

        assertThat(now(codec.encoded(nobody))).isEqualTo(Payload.utf8("||3")).isEqualTo(codec.encode(nobody));
        assertThat(now(codec.decoded(Payload.utf8("||3")))).isEqualTo(nobody);
        assertThat(codec.decode(Payload.utf8("||3"))).isEqualTo(nobody);
    }

    @Test
    void without_its_key_at_hand_a_state_is_refused_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> codec.encode(CONTACT))
                .withMessageContaining("encoded()");
        var sealed = now(codec.encoded(CONTACT));
        assertThat(now(codec.decoded(codec.encode(CONTACT)))).isEqualTo(CONTACT);
        assertThatIllegalStateException().isThrownBy(() -> codec.decode(sealed)).withMessageContaining("decoded()");
    }

    @Test
    void a_state_that_was_tampered_with_is_an_error() {
        var bytes = now(codec.encoded(CONTACT)).toByteArray();
        bytes[bytes.length - 1] ^= 1;

        assertThat(codec.decoded(Payload.wrap(bytes)).materialize().block(PATIENCE))
                .matches(signal -> signal.isOnError());
    }

    private Snapshot kept() {
        return now(store.snapshots().find(KEY));
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }

    /** A contact by its fields. */
    private static final class Fields implements SnapshotCodec<Contact> {

        @Override
        public String fingerprint() {
            return "1";
        }

        @Override
        public Payload encode(Contact contact) {
            return Payload.utf8("%s|%s|%d".formatted(contact.person(), contact.message(), contact.answers()));
        }

        @Override
        public Contact decode(Payload state) {
            var fields = state.utf8().split("\\|", -1);
            return new Contact(fields[0], fields[1], Integer.parseInt(fields[2]));
        }
    }
}
