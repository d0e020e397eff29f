package com.tomriddelsdell.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.Appended;
import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventIdReusedException;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An append is one lazy act that takes place as a whole or not at all. */
public abstract class AppendContract extends StoreContract {

    @Test
    void an_append_does_nothing_until_it_is_subscribed_to() {
        var append = store.append(STREAM, ExpectedVersion.noStream(), Events.some(1));
        assertThat(log()).isEmpty();

        now(append);

        assertThat(log()).hasSize(1);
    }

    @Test
    void each_subscription_to_an_append_acts_anew() {
        var append = store.append(STREAM, ExpectedVersion.exactly(0), Events.some(1));
        refusal(VersionConflictException.class, append);
        append(STREAM, Events.one());

        assertThat(now(append).version()).isEqualTo(StreamVersion.of(1));
    }

    @Test
    void the_events_of_an_append_are_recorded_in_their_order_at_versions_from_0() {
        var events = Events.some(3);

        append(STREAM, events);

        var recorded = stream(STREAM);
        assertThat(Events.recordedIds(recorded)).isEqualTo(Events.ids(events));
        assertThat(recorded).extracting(RecordedEvent::version).isEqualTo(versions(3));
    }

    @Test
    void the_next_append_continues_where_the_stream_ended() {
        append(STREAM, Events.some(2));
        append(STREAM, Events.some(3));

        assertThat(stream(STREAM)).extracting(RecordedEvent::version).isEqualTo(versions(5));
    }

    @Test
    void every_stream_counts_its_own_versions() {
        append(STREAM, Events.some(2));
        var other = append(OTHER, Events.some(1));

        assertThat(other.version()).isEqualTo(StreamVersion.FIRST);
        assertThat(stream(OTHER)).extracting(RecordedEvent::stream).containsExactly(OTHER);
    }

    @Test
    void an_append_emits_the_place_of_its_last_event() {
        var appended = append(STREAM, Events.some(3));

        var last = stream(STREAM).getLast();
        assertThat(appended).isEqualTo(new Appended(STREAM, StreamVersion.of(2), last.position()));
    }

    @Test
    void a_later_append_gets_higher_positions() {
        var earlier = append(STREAM, Events.some(2));
        var later = append(OTHER, Events.some(2));

        assertThat(later.position()).isGreaterThan(earlier.position());
        assertThat(stream(OTHER).getFirst().position()).isGreaterThan(earlier.position());
    }

    @Test
    void an_append_that_is_refused_for_its_last_event_records_none() {
        var taken = Events.one();
        append(STREAM, taken);
        var events = new ArrayList<>(Events.some(2));
        events.add(taken);

        refusal(EventIdReusedException.class, store.append(OTHER, ExpectedVersion.any(), events));

        assertThat(log()).hasSize(1);
        assertThat(append(OTHER, Events.one()).version()).isEqualTo(StreamVersion.FIRST);
    }

    @Test
    void an_append_without_events_is_refused_at_the_call() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.append(STREAM, ExpectedVersion.any(), List.of()));
    }

    @Test
    void an_append_that_holds_an_id_twice_is_refused_at_the_call_and_names_it() {
        var twice = Events.one();

        assertRefused(List.of(twice, Events.one(), twice), twice.id().toString());
    }

    @Test
    void an_append_of_too_many_events_is_refused_at_the_call_and_says_how_many() {
        var tooMany = fixture.limits().maxEvents() + 1;

        assertRefused(Events.some(tooMany), Integer.toString(tooMany));
    }

    @Test
    void a_payload_that_is_too_large_is_refused_at_the_call_and_says_how_large() {
        var tooLarge = fixture.limits().maxPayloadBytes() + 1;

        assertRefused(List.of(Events.ofSize(tooLarge)), Integer.toString(tooLarge));
    }

    @Test
    void payloads_that_are_too_large_together_are_refused_at_the_call_and_say_how_large() {
        var full = fullAppend();
        full.add(Events.ofSize(1));

        assertRefused(full, Integer.toString(fixture.limits().maxAppendBytes() + 1));
    }

    private void assertRefused(List<EventData> events, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append(STREAM, ExpectedVersion.any(), events))
                .withMessageContaining(found);
    }

    @Test
    void an_append_may_hold_as_many_events_as_the_limit() {
        var events = Events.some(fixture.limits().maxEvents());

        var appended = append(STREAM, events);

        assertThat(appended.version()).isEqualTo(StreamVersion.of(events.size() - 1L));
        assertThat(Events.recordedIds(stream(STREAM))).isEqualTo(Events.ids(events));
    }

    @Test
    void an_append_may_hold_payloads_as_large_as_the_limits() {
        var full = fullAppend();

        append(STREAM, full);

        assertThat(stream(STREAM))
                .extracting(RecordedEvent::payload)
                .containsExactlyElementsOf(full.stream().map(EventData::payload).toList());
    }

    /** As few payloads as fill one append to the byte. */
    private List<EventData> fullAppend() {
        var limits = fixture.limits();
        var whole = Stream.generate(() -> Events.ofSize(limits.maxPayloadBytes()))
                .limit(limits.maxAppendBytes() / limits.maxPayloadBytes());
        var rest = Events.ofSize(limits.maxAppendBytes() % limits.maxPayloadBytes());
        return new ArrayList<>(Stream.concat(whole, Stream.of(rest)).toList());
    }

    private static List<StreamVersion> versions(int count) {
        return LongStream.range(0, count).mapToObj(StreamVersion::of).toList();
    }
}
