package com.tomriddelsdell.eventstore.upcast.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.upcast.chain.UpcasterChain;
import com.tomriddelsdell.eventstore.upcast.form.UnreadablePayloadException;
import com.tomriddelsdell.eventstore.upcast.record.RecordForm;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AvroSnapshotCodecTest {

    record Line(String sku, int quantity) {}

    record Order(String customer, List<Line> lines, Map<String, Long> totals, Optional<Instant> paidAt) {}

    static final class Another {
        record Order(String customer, List<Line> lines, Map<String, Long> totals, Optional<Instant> closedAt) {}

        private Another() {}
    }

    record Placed(String customer) {}

    private final AvroSnapshotCodec<Order> codec = AvroSnapshotCodec.of(Order.class);
    private final Order order = new Order(
            "Zoë ☂",
            List.of(new Line("a", 1), new Line("b", 2)),
            Map.of("EUR", 1_999L),
            Optional.of(Instant.parse("2026-11-28T10:00:00.123456Z")));

    @Test
    void a_state_is_read_as_it_was_written() {
        assertThat(codec.decode(codec.encode(order))).isEqualTo(order);
    }

    @Test
    void a_fingerprint_is_the_same_each_time_and_fits_beside_a_snapshot() {
        assertThat(codec.fingerprint())
                .isEqualTo(AvroSnapshotCodec.of(Order.class).fingerprint())
                .hasSizeLessThanOrEqualTo(SnapshotKey.MAX_NAME);
    }

    @Test
    void it_changes_with_the_state_and_with_what_makes_it() {
        var placed = UpcasterChain.of(
                SchemaHistory.empty(), List.of(), Map.of("Placed", RecordForm.of(Placed.class, "Placed")));
        var fingerprints = List.of(
                codec.fingerprint(),
                AvroSnapshotCodec.of(RecordForm.of(Another.Order.class, "Order"))
                        .fingerprint(),
                codec.revision(2).fingerprint(),
                codec.upcastBy(placed).fingerprint(),
                codec.upcastBy(placed).revision(2).fingerprint());

        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @Test
    void bytes_that_are_no_such_state_are_refused() {
        var bytes = codec.encode(order).toByteArray();

        for (var length = 0; length < bytes.length; length++) {
            var cut = Payload.wrap(Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(UnreadablePayloadException.class).isThrownBy(() -> codec.decode(cut));
        }
        var longer = Payload.wrap(Arrays.copyOf(bytes, bytes.length + 1));
        assertThatExceptionOfType(UnreadablePayloadException.class).isThrownBy(() -> codec.decode(longer));
    }

    @Test
    void a_state_for_which_there_is_no_schema_is_refused_at_once() {
        record Strange(Thread thread) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AvroSnapshotCodec.of(Strange.class))
                .withMessageContaining("thread");
    }
}
