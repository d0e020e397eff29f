package com.tomriddelsdell.eventstore.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIds;
import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.decide.CommandHandler;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import com.tomriddelsdell.eventstore.erase.Contacts.Contact;
import com.tomriddelsdell.eventstore.erase.Contacts.Event;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Answered;
import com.tomriddelsdell.eventstore.erase.Contacts.Event.Received;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Personal data is read by whoever has the key, and by nobody after it was forgotten; everything else stays. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasableCodecTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StreamId STREAM = StreamId.of("contact", "1");
    private static final Subject PERSON = Subject.of("person-1");
    private static final Received RECEIVED = new Received("person-1", "I am Zoë");
    private static final Received REDACTED = new Received("person-1", "");
    private static final Answered ANSWERED = new Answered("us");

    private final InMemoryEventStore store = InMemoryEventStore.create();
    private final CountedKeys keys = new CountedKeys();
    private final AtomicLong nanoseconds = new AtomicLong();
    private final KeyRing ring = KeyRing.of(keys).ticker(nanoseconds::get);
    private final ErasableCodec<Event> codec = Contacts.erasable(ring);
    private final CommandHandler<Event, Contact, Event> handler = new CommandHandler<>(store, codec, new Contacts());

    @Test
    void what_is_personal_is_stored_for_nobody_to_see_and_read_as_a_whole() {
        now(handler.handle(STREAM, RECEIVED));

        var stored = stored();
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().payload().utf8()).contains("person-1|").doesNotContain("Zoë");
        assertThat(stored.getFirst().tags()).containsExactly(Tag.of("message", "none"));
        assertThat(now(codec.decoded(stored))).containsExactly(new Decoded<>(RECEIVED, stored.getFirst(), 0));
    }

    @Test
    void whoever_asks_how_events_are_stored_is_led_to_the_codec_that_stores_them() {
        var storing = codec.unwrapped();

        assertThat(storing).isNotSameAs(codec);
        assertThat(storing.unwrapped()).isSameAs(storing);
        assertThat(ErasableCodec.of(codec, ring).unwrapped()).isSameAs(storing);
    }

    @Test
    void what_was_forgotten_is_read_without_personal_data_and_its_source_is_as_stored() {
        now(handler.handle(STREAM, RECEIVED));
        now(handler.handle(STREAM, ANSWERED));

        assertThat(now(ring.forget(PERSON))).isTrue();

        var stored = stored();
        assertThat(now(codec.decoded(stored)))
                .containsExactly(
                        new Decoded<>(REDACTED, stored.getFirst(), 0), new Decoded<>(ANSWERED, stored.getLast(), 0));
        assertThat(codec.decode(stored.getFirst())).isEqualTo(REDACTED);
        assertThat(codec.decodeAll(stored.getFirst())).containsExactly(REDACTED);
    }

    @Test
    void commands_go_on_after_forgetting_but_for_those_that_bring_personal_data_back() {
        now(handler.handle(STREAM, RECEIVED));
        now(ring.forget(PERSON));

        assertThat(now(handler.handle(STREAM, ANSWERED)).state()).isEqualTo(new Contact("person-1", "", 1));
        StepVerifier.create(handler.handle(STREAM, RECEIVED))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(SubjectForgottenException.class)
                        .hasMessageContaining("person-1"))
                .verify(PATIENCE);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void a_first_command_and_one_that_comes_again_are_sealed_too() {
        var command = EventIds.next();
        now(handler.begin(STREAM, RECEIVED, Metadata.NONE));
        var other = StreamId.of("contact", "2");
        var first = now(handler.handleOnce(other, command, RECEIVED, Metadata.NONE));

        assertThat(now(handler.handleOnce(other, command, RECEIVED, Metadata.NONE)))
                .isEqualTo(first);
        now(ring.forget(PERSON));
        assertThat(now(handler.handleOnce(other, command, RECEIVED, Metadata.NONE))
                        .events())
                .containsExactly(REDACTED);
        assertThat(stored()).allMatch(event -> !event.payload().utf8().contains("Zoë"));
    }

    @Test
    void what_is_not_personal_or_was_stored_before_is_as_the_other_codec_has_it() {
        now(new CommandHandler<>(store, new Contacts(), new Contacts()).handle(STREAM, RECEIVED));
        now(handler.handle(STREAM, ANSWERED));

        assertThat(stored()).extracting(event -> event.payload().utf8()).containsExactly("person-1|I am Zoë", "by|us");
        assertThat(decoded(stored())).containsExactly(RECEIVED, ANSWERED);
        assertThat(codec.decode(stored().getFirst())).isEqualTo(RECEIVED);
        assertThat(codec.encode(ANSWERED).payload()).isEqualTo(Payload.utf8("by|us"));
        assertThat(keys.searches()).isEmpty();
    }

    @Test
    void keys_that_cannot_be_had_are_an_error_and_never_forgotten() {
        var recorded = recorded(sealed());
        ring.forget(Subject.of("somebody else")).block(PATIENCE);
        keys.goAway();

        StepVerifier.create(codec.decoded(recorded))
                .expectError(StoreUnavailableException.class)
                .verify(PATIENCE);
        StepVerifier.create(codec.encoded(List.of(RECEIVED)))
                .expectError(StoreUnavailableException.class)
                .verify(PATIENCE);
    }

    @Test
    void a_key_that_nobody_knows_is_an_error_and_never_forgotten() {
        var recorded = recorded(sealed());
        var elsewhere = Contacts.erasable(KeyRing.of(new CountedKeys()));

        assertUndecodable(elsewhere, recorded, "is not in the key store");
    }

    @Test
    void whatever_byte_is_changed_makes_an_error_that_names_the_event() {
        var bytes = sealed().payload().toByteArray();

        for (var at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            assertUndecodable(codec, recorded(EventData.of("Received", Payload.wrap(changed))), "");
        }
    }

    @Test
    void whatever_is_cut_off_makes_an_error_that_names_the_event() {
        var bytes = sealed().payload().toByteArray();

        for (var length = 0; length < bytes.length; length++) {
            var cut = Payload.wrap(Arrays.copyOf(bytes, length));
            assertUndecodable(codec, recorded(EventData.of("Received", cut)), "");
        }
    }

    @Test
    void an_envelope_in_an_event_of_another_type_is_an_error() {
        assertUndecodable(codec, recorded(EventData.of("Answered", sealed().payload())), "tampered");
    }

    @Test
    void one_event_is_sealed_differently_each_time() {
        assertThat(sealed().payload()).isNotEqualTo(sealed().payload());
    }

    @Test
    void the_keys_of_a_page_are_looked_up_in_one_call_and_once() {
        var page = List.of("person-1", "person-2", "person-1", "person-3").stream()
                .map(person ->
                        now(codec.encoded(List.of(new Received(person, "Hi")))).getFirst())
                .map(ErasableCodecTest::recorded)
                .toList();

        assertThat(decoded(page)).hasSize(4);
        assertThat(decoded(page)).hasSize(4);
        assertThat(keys.searches())
                .singleElement()
                .satisfies(ids -> assertThat(ids).hasSize(3));
    }

    @Test
    void a_key_is_at_hand_for_its_time_and_then_asked_for_again() {
        var recorded = recorded(sealed());
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded))
                .withMessageContaining("decoded()");
        now(codec.decoded(recorded));
        now(keys.forget(PERSON)); // by another process

        nanoseconds.addAndGet(KeyRing.TIME_TO_LIVE.toNanos() - 1);
        assertThat(codec.decode(recorded)).isEqualTo(RECEIVED);

        nanoseconds.addAndGet(1);
        assertThatExceptionOfType(UndecodableEventException.class).isThrownBy(() -> codec.decode(recorded));
        assertThat(decoded(List.of(recorded))).containsExactly(REDACTED);
    }

    @Test
    void what_another_process_has_forgotten_is_never_written_in_clear() {
        now(codec.encoded(List.of(RECEIVED)));
        now(keys.forget(PERSON)); // by another process

        assertThat(decoded(List.of(recorded(sealed())))).containsExactly(REDACTED);
    }

    @Test
    void an_event_is_encoded_at_once_if_the_key_is_at_hand() {
        assertThatIllegalStateException()
                .isThrownBy(() -> codec.encode(RECEIVED))
                .withMessageContaining("encoded()");
        now(codec.encoded(List.of(RECEIVED)));

        assertThat(decoded(List.of(recorded(codec.encode(RECEIVED))))).containsExactly(RECEIVED);
    }

    @Test
    void a_message_about_what_was_sealed_does_not_quote_it() {
        var bad = new Received("person-1", "a | secret");
        var recorded = recorded(now(codec.encoded(List.of(bad))).getFirst());

        StepVerifier.create(codec.decoded(recorded))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                UndecodableEventException.class,
                                undecodable -> assertThat(undecodable.event()).isEqualTo(recorded))
                        .hasMessageContaining("withheld")
                        .hasMessageNotContaining("secret")
                        .hasNoCause())
                .verify(PATIENCE);
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded))
                .withMessageContaining("withheld");
    }

    @Test
    void a_message_about_what_everybody_can_read_is_told_of_the_event_as_stored() {
        var bad = new Received("person-1 | 2", "Hi");
        var recorded = recorded(now(codec.encoded(List.of(bad))).getFirst());

        StepVerifier.create(codec.decoded(recorded))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                UndecodableEventException.class,
                                undecodable -> assertThat(undecodable.event()).isEqualTo(recorded))
                        .hasMessageContaining("no fields in person-1 | 2|"))
                .verify(PATIENCE);
    }

    @Test
    void a_log_is_copied_without_what_was_forgotten() {
        now(codec.encoded(List.of(RECEIVED)));
        now(ring.forget(PERSON));
        var copying = codec.copying();
        var copied = now(copying.encoded(List.of(REDACTED, new Received("person-2", "Hi"))));

        assertThat(copied.getFirst().payload()).isEqualTo(Payload.utf8("person-1|"));
        assertThat(decoded(copied.stream().map(ErasableCodecTest::recorded).toList()))
                .containsExactly(REDACTED, new Received("person-2", "Hi"));
    }

    @Test
    void a_copy_of_an_event_is_the_same_each_time_and_another_for_another_event() {
        var copying = codec.copying();
        var hi = new Received("person-1", "Hi");
        var copies = now(copying.encoded(List.of(RECEIVED, RECEIVED, hi)));

        assertThat(copies.get(0).payload()).isEqualTo(copies.get(1).payload());
        assertThat(nonce(copies.get(0))).isNotEqualTo(nonce(copies.get(2)));
        assertThat(decoded(copies.stream().map(ErasableCodecTest::recorded).toList()))
                .containsExactly(RECEIVED, RECEIVED, hi);
    }

    private static byte[] nonce(EventData sealed) {
        return Arrays.copyOfRange(sealed.payload().toByteArray(), 21, 33);
    }

    @Test
    void declarations_that_contradict_each_other_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.personal(Event.class, any -> PERSON, any -> any))
                .withMessageContaining("Received")
                .withMessageContaining("already");
        StepVerifier.create(ErasableCodec.<Event>of(new Contacts(), ring)
                        .personal(Event.class, any -> PERSON, any -> ANSWERED)
                        .encoded(List.of(RECEIVED)))
                .expectErrorMessage("Without its personal data, a Received must be one still, but is a Answered")
                .verify(PATIENCE);
    }

    @Test
    void nothing_blocks() {
        var all = Mono.defer(
                        () -> Contacts.erasable(KeyRing.of(new CountedKeys())).encoded(List.of(RECEIVED)))
                .flatMap(data -> codec.encoded(List.of(RECEIVED)))
                .flatMap(data -> codec.decoded(recorded(data.getFirst())))
                .then(ring.forget(PERSON))
                .subscribeOn(Schedulers.parallel());

        StepVerifier.create(all).expectNext(true).expectComplete().verify(PATIENCE);
    }

    private void assertUndecodable(ErasableCodec<Event> codec, RecordedEvent recorded, String why) {
        StepVerifier.create(codec.decoded(recorded))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UndecodableEventException.class)
                        .hasMessageContaining("position 42")
                        .hasMessageContaining("contact-7")
                        .hasMessageContaining("version 3")
                        .hasMessageContaining(recorded.type())
                        .hasMessageContaining(why))
                .verify(PATIENCE);
    }

    private EventData sealed() {
        return now(codec.encoded(List.of(RECEIVED))).getFirst();
    }

    private List<Event> decoded(List<RecordedEvent> events) {
        return now(codec.decoded(events)).stream().map(Decoded::event).toList();
    }

    private List<RecordedEvent> stored() {
        return now(store.read(StreamRead.of(STREAM)).collectList());
    }

    private static RecordedEvent recorded(EventData data) {
        return data.recorded(Position.of(42), StreamId.of("contact", "7"), StreamVersion.of(3), Instant.EPOCH);
    }

    private static <T> T now(Mono<T> promise) {
        return Objects.requireNonNull(promise.block(PATIENCE));
    }
}
