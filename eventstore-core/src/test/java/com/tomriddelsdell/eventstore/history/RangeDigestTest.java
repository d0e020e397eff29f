package com.tomriddelsdell.eventstore.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.Metadata;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.Tag;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** The digest is that of the bytes which are documented, written here a second time by other means. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RangeDigestTest {

    private static final RecordedEvent PLAIN = new RecordedEvent(
            Position.of(1),
            StreamId.of("order", "ä-1"),
            StreamVersion.FIRST,
            new UUID(1, 2),
            "OrderPlaced",
            Payload.wrap(new byte[] {0, -1, 92}),
            Metadata.NONE,
            Set.of(),
            Instant.EPOCH);

    /** The names are in another order as Java's strings than as bytes. */
    private static final RecordedEvent FULL = new RecordedEvent(
            Position.of(3),
            StreamId.of("order", "ä-1"),
            StreamVersion.of(1),
            new UUID(-1, 4),
            "OrderShipped",
            Payload.wrap(new byte[5_000]),
            new Metadata(new UUID(5, 6), new UUID(7, 8), Map.of("\uFFFD", "", "\uD83D\uDE00", "x", "a", "y\n")),
            Set.of(Tag.of("z", "\uFFFD"), Tag.of("z", "\uD83D\uDE00"), Tag.of("b", "1")),
            Instant.parse("2026-11-23T12:00:00.123456789Z"));

    @Test
    void it_covers_the_documented_bytes() throws Exception {
        var expected = new Written();
        expected.data.write(new byte[32]);
        expected.data.writeLong(0);
        expected.data.writeLong(4);

        expected.data.writeLong(1);
        expected.text("order-ä-1");
        expected.data.writeLong(0);
        expected.id(1, 2);
        expected.text("OrderPlaced");
        expected.block(new byte[] {0, -1, 92});
        expected.data.write(0);
        expected.data.write(0);
        expected.data.writeInt(0);
        expected.data.writeInt(0);
        expected.data.writeLong(0);

        expected.data.writeLong(3);
        expected.text("order-ä-1");
        expected.data.writeLong(1);
        expected.id(-1, 4);
        expected.text("OrderShipped");
        expected.block(new byte[5_000]);
        expected.data.write(1);
        expected.id(5, 6);
        expected.data.write(1);
        expected.id(7, 8);
        expected.data.writeInt(3);
        for (var text : List.of("a", "y\n", "\uFFFD", "", "\uD83D\uDE00", "x")) {
            expected.text(text);
        }
        expected.data.writeInt(3);
        for (var text : List.of("b:1", "z:\uFFFD", "z:\uD83D\uDE00")) {
            expected.text(text);
        }
        expected.data.writeLong(FULL.recordedAt().toEpochMilli() * 1_000 + 456);

        assertThat(digest(RangeDigest.NOTHING, 4, PLAIN, FULL))
                .isEqualTo(new RangeDigest(Position.START, Position.of(4), 2, expected.digest()));
    }

    @Test
    void it_covers_the_digest_before() throws Exception {
        var before = digest(RangeDigest.NOTHING, 4, PLAIN, FULL);
        var expected = new Written();
        expected.data.write(before.digest().bytes());
        expected.data.writeLong(4);
        expected.data.writeLong(8);

        assertThat(digest(before, 8)).isEqualTo(new RangeDigest(Position.of(4), Position.of(8), 0, expected.digest()));
    }

    @Test
    void a_time_before_1970_is_cut_to_microseconds_too() {
        var early = at(Instant.ofEpochSecond(-1, 999_999_999));
        var cut = at(Instant.ofEpochSecond(-1, 999_999_000));

        assertThat(digest(RangeDigest.NOTHING, 4, early)).isEqualTo(digest(RangeDigest.NOTHING, 4, cut));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz00000000000000000000000000000000000000000000000000000000000000"})
    void a_digest_has_64_hexadecimal_digits(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(hex));
    }

    private static RecordedEvent at(Instant time) {
        return new RecordedEvent(
                PLAIN.position(),
                PLAIN.stream(),
                PLAIN.version(),
                PLAIN.id(),
                PLAIN.type(),
                PLAIN.payload(),
                PLAIN.metadata(),
                PLAIN.tags(),
                time);
    }

    private static RangeDigest digest(RangeDigest before, long to, RecordedEvent... events) {
        return Objects.requireNonNull(
                before.next(Position.of(to), Flux.just(events)).block(Duration.ofSeconds(10)));
    }

    private static final class Written {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        void text(String text) throws IOException {
            block(text.getBytes(StandardCharsets.UTF_8));
        }

        void block(byte[] block) throws IOException {
            data.writeInt(block.length);
            data.write(block);
        }

        void id(long high, long low) throws IOException {
            data.writeLong(high);
            data.writeLong(low);
        }

        Digest digest() throws NoSuchAlgorithmException {
            return Digest.of(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        }
    }
}
