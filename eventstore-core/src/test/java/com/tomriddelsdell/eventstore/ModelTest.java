package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The values of the model: what they refuse, and that they cannot be changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelTest {

    private static final StreamId STREAM = StreamId.of("order", "1");

    @Test
    void numbers_out_of_range_are_refused() {
        assertRefused(() -> Position.of(-1), "position must not be negative, but was -1");
        assertRefused(() -> StreamVersion.of(-2), "version must not be negative, but was -2");
        assertRefused(() -> LogRead.all().limit(0), "limit must be at least 1, but was 0");
        assertRefused(() -> StreamRead.of(STREAM).limit(-1), "limit must be at least 1, but was -1");
        assertRefused(() -> ExpectedVersion.exactly(-1), "version must be that of an event; use noStream() for none");
        assertRefused(
                () -> StreamRead.of(STREAM).from(StreamVersion.NONE),
                "from and to must be versions of events, not NONE");
    }

    @Test
    void an_event_type_must_be_printable_and_short() {
        assertRefused(() -> EventData.of(" ", Payload.utf8("")), "event type must not be blank");
        assertRefused(() -> EventData.of("a\nb", Payload.utf8("")), "event type must not contain control characters");
        assertRefused(
                () -> EventData.of("T".repeat(201), Payload.utf8("")),
                "event type must have at most 200 characters, but had 201");
    }

    @Test
    void a_header_may_hold_lines_but_nothing_that_cannot_be_stored() {
        assertThat(Metadata.NONE.withHeaders(Map.of("note", "a\nb")).headers()).containsEntry("note", "a\nb");
        assertRefused(
                () -> Metadata.NONE.withHeaders(Map.of("note", "\0")),
                "header note must not contain the character U+0000");
        assertRefused(() -> Metadata.NONE.withHeaders(Map.of("", "x")), "header name must not be blank");
    }

    @Test
    void metadata_keeps_a_copy_of_its_headers() {
        var headers = new HashMap<>(Map.of("a", "1"));
        var metadata = Metadata.NONE.withHeaders(headers);

        headers.put("b", "2");

        assertThat(metadata.headers()).containsOnlyKeys("a");
    }

    @Test
    void a_payload_cannot_be_changed_from_outside() {
        var bytes = new byte[] {1, 2};
        var payload = Payload.copyOf(bytes);

        bytes[0] = 9;
        payload.toByteArray()[1] = 9;

        assertThat(payload).isEqualTo(Payload.copyOf(new byte[] {1, 2}));
        assertThat(payload.buffer().isReadOnly()).isTrue();
    }

    @Test
    void what_an_event_causes_is_correlated_as_the_event_is() {
        var correlation = EventIds.next();
        var cause = recorded(Metadata.correlatedBy(correlation));

        assertThat(Metadata.causedBy(cause)).isEqualTo(new Metadata(correlation, cause.id(), Map.of()));
    }

    @Test
    void what_an_uncorrelated_event_causes_is_correlated_by_that_event() {
        var cause = recorded(Metadata.NONE);

        assertThat(Metadata.causedBy(cause)).isEqualTo(new Metadata(cause.id(), cause.id(), Map.of()));
    }

    private static RecordedEvent recorded(Metadata metadata) {
        return new RecordedEvent(
                Position.of(1),
                STREAM,
                StreamVersion.FIRST,
                EventIds.next(),
                "OrderPlaced",
                Payload.utf8(""),
                metadata,
                Set.of(),
                Instant.EPOCH);
    }

    private static void assertRefused(ThrowingCallable act, String message) {
        assertThatIllegalArgumentException().isThrownBy(act).withMessage(message);
    }
}
