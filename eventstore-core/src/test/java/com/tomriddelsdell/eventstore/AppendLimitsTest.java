package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendLimitsTest {

    private static final AppendLimits LIMITS = new AppendLimits(3, 10, 20);

    @Test
    void what_just_fits_is_accepted() {
        assertThat(check(List.of(sized(10), sized(9), sized(1))).events()).hasSize(3);
    }

    @Test
    void an_append_without_events_is_refused() {
        assertRefused(List.of(), "an append to stream-1 needs at least one event, but had none");
    }

    @Test
    void too_many_events_are_refused() {
        assertRefused(Collections.nCopies(4, sized(1)), "an append holds at most 3 events, but had 4");
    }

    @Test
    void an_oversize_payload_is_refused_by_name() {
        var event = sized(11);

        assertRefused(
                List.of(event), "the payload of Sized %s holds at most 10 bytes, but had 11".formatted(event.id()));
    }

    @Test
    void payloads_that_are_too_large_together_are_refused() {
        assertRefused(
                List.of(sized(10), sized(10), sized(1)), "the payloads of an append hold at most 20 bytes, but had 21");
    }

    @Test
    void one_id_twice_is_refused() {
        var event = sized(1);

        assertRefused(
                List.of(event, event), "an append holds each event id once, but had %s twice".formatted(event.id()));
    }

    @Test
    void a_limit_below_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppendLimits(0, 1, 1))
                .withMessage("maxEvents must be at least 1, but was 0");
    }

    private static void assertRefused(List<EventData> events, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> check(events)).withMessage(message);
    }

    private static EventData sized(int bytes) {
        return EventData.of("Sized", Payload.wrap(new byte[bytes]));
    }

    private static AppendRequest check(List<EventData> events) {
        return LIMITS.check(AppendRequest.to(StreamId.of("stream", "1"), ExpectedVersion.any(), events));
    }
}
