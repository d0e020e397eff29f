package com.tomriddelsdell.eventstore.upcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.decide.UndecodableEventException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventCodecTest {

    private final JsonEventCodec<OrderEvent> codec = JsonEventCodec.of(OrderEvent.class);

    @Test
    void an_event_comes_back_as_it_was_encoded() {
        var event = new OrderEvent.OrderPlaced(
                "Zoë \"☂\" \\ \u2028", 3, List.of("a", ""), Instant.parse("2026-01-02T03:04:05.678901Z"));

        assertThat(codec.decode(recorded(codec.encode(event)))).isEqualTo(event);
    }

    @Test
    void the_event_type_is_the_simple_name_of_the_class() {
        assertThat(codec.encode(new OrderEvent.Ending.OrderCancelled("late")).type())
                .isEqualTo("OrderCancelled");
    }

    @Test
    void an_event_type_may_be_named_explicitly() {
        var renamed = JsonEventCodec.<OrderEvent>of(Map.of("OrderWithdrawn", OrderEvent.Ending.OrderCancelled.class));
        var event = new OrderEvent.Ending.OrderCancelled("late");

        assertThat(renamed.encode(event).type()).isEqualTo("OrderWithdrawn");
        assertThat(renamed.decode(recorded(renamed.encode(event)))).isEqualTo(event);
    }

    @Test
    void a_field_that_the_record_does_not_have_is_ignored() {
        assertThat(codec.decode(recorded("OrderCancelled", "{\"reason\":\"late\",\"by\":{\"id\":7}}")))
                .isEqualTo(new OrderEvent.Ending.OrderCancelled("late"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"reason\":null}",
                "{\"reason\":5}",
                "{\"reason\":\"late\"} {}",
                "[\"late\"]",
                "{"
            })
    void a_payload_that_is_not_the_whole_record_is_refused(String payload) {
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("OrderCancelled", payload)));
    }

    @Test
    void what_may_be_null_comes_back_as_null() {
        var event = new OrderEvent.OrderNoted(null, Optional.empty(), new Note("x", null));

        assertThat(codec.decode(recorded(codec.encode(event)))).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"note\":{\"text\":\"x\"}}",
                "{\"by\":null,\"about\":null,\"note\":{\"text\":\"x\",\"by\":null}}"
            })
    void what_may_be_null_may_be_missing(String payload) {
        assertThat(codec.decode(recorded("OrderNoted", payload)))
                .isEqualTo(new OrderEvent.OrderNoted(null, Optional.empty(), new Note("x", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"note\":null}", "{\"note\":{}}", "{\"note\":{\"text\":null}}"})
    void what_may_not_be_null_is_refused_beside_what_may(String payload) {
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("OrderNoted", payload)));
    }

    @Test
    void a_missing_number_is_not_zero() {
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(
                        recorded("OrderPlaced", "{\"customer\":\"x\",\"lines\":[],\"at\":\"2026-01-02T03:04:05Z\"}")));
    }

    @Test
    void what_cannot_be_decoded_is_named_precisely() {
        assertThatExceptionOfType(UndecodableEventException.class)
                .isThrownBy(() -> codec.decode(recorded("OrderEaten", "{}")))
                .withMessageContainingAll("OrderEaten", "position 42", "order-7", "version 3");
    }

    @Test
    void an_event_without_a_type_is_refused() {
        var partial = JsonEventCodec.<OrderEvent>of(Map.of("OrderCancelled", OrderEvent.Ending.OrderCancelled.class));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> partial.encode(new OrderEvent.OrderPlaced("x", 1, List.of(), Instant.EPOCH)));
    }

    @Test
    void only_sealed_interfaces_of_records_are_accepted() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonEventCodec.of(Object.class));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonEventCodec.of(NotOnlyRecords.class));
    }

    private static RecordedEvent recorded(String type, String payload) {
        return recorded(EventData.of(type, Payload.utf8(payload)));
    }

    private static RecordedEvent recorded(EventData data) {
        return data.recorded(Position.of(42), StreamId.of("order", "7"), StreamVersion.of(3), Instant.EPOCH);
    }

    sealed interface OrderEvent {

        record OrderPlaced(String customer, int units, List<String> lines, Instant at) implements OrderEvent {}

        record OrderNoted(@Nullable String by, Optional<String> about, Note note) implements OrderEvent {}

        sealed interface Ending extends OrderEvent {

            record OrderCancelled(String reason) implements Ending {}
        }
    }

    record Note(String text, @Nullable String by) {}

    sealed interface NotOnlyRecords {

        final class Plain implements NotOnlyRecords {}
    }
}
