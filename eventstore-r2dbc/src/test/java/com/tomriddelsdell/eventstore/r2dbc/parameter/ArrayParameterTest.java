package com.tomriddelsdell.eventstore.r2dbc.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.Server;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrayParameterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = Server.database().build();

    @AfterEach
    void close() {
        database.close().block(PATIENCE);
    }

    @Test
    void every_byte_value_arrives_as_it_was_sent() {
        var bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(value -> bytes[value] = (byte) value);
        var each = IntStream.range(0, 256)
                .mapToObj(value -> ByteBuffer.wrap(new byte[] {(byte) value}))
                .toList();

        assertThat(hex("bytea[]", ArrayParameter.bytea(List.of(ByteBuffer.wrap(bytes)))))
                .containsExactly(HexFormat.of().formatHex(bytes));
        assertThat(hex("bytea[]", ArrayParameter.bytea(each)))
                .isEqualTo(IntStream.range(0, 256).mapToObj("%02x"::formatted).toList());
    }

    @Test
    void the_whole_buffer_may_be_sent_again() {
        var buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});

        hex("bytea[]", ArrayParameter.bytea(List.of(buffer)));

        assertThat(hex("bytea[]", ArrayParameter.bytea(List.of(buffer)))).containsExactly("010203");
    }

    @Test
    void nulls_stay_nulls() {
        assertThat(text("text[]", ArrayParameter.text(Arrays.asList("a", null, ""))))
                .containsExactly("a", "null", "");
        assertThat(text("uuid[]", ArrayParameter.uuid(Arrays.asList(null, new UUID(1, 2)))))
                .containsExactly("null", new UUID(1, 2).toString());
    }

    @Test
    void text_may_hold_what_an_array_literal_would_have_to_escape() {
        var awkward = List.of("{\"\\,'}", "NULL", "ÄÖ\uD83D\uDE00", " ");

        assertThat(text("text[]", ArrayParameter.text(awkward))).isEqualTo(awkward);
    }

    @Test
    void numbers_keep_their_whole_range() {
        assertThat(text("int8[]", ArrayParameter.int8(List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE))))
                .containsExactly("-9223372036854775808", "-1", "9223372036854775807");
        assertThat(text("int4[]", ArrayParameter.int4(List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE))))
                .containsExactly("-2147483648", "0", "2147483647");
    }

    @Test
    void an_array_may_be_empty() {
        assertThat(text("text[]", ArrayParameter.text(List.of()))).isEmpty();
    }

    private List<String> hex(String type, ArrayParameter<?> parameter) {
        return select(
                "SELECT encode(e, 'hex') FROM unnest($1::%s) WITH ORDINALITY u (e, n) ORDER BY n", type, parameter);
    }

    private List<String> text(String type, ArrayParameter<?> parameter) {
        return select("SELECT e::text FROM unnest($1::%s) WITH ORDINALITY u (e, n) ORDER BY n", type, parameter);
    }

    private List<String> select(String sql, String type, ArrayParameter<?> parameter) {
        return database.use(connection -> Flux.from(connection
                                .createStatement(sql.formatted(type))
                                .bind(0, parameter)
                                .execute())
                        .concatMap(result -> result.map(row -> printed(row.get(0, String.class)))))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String printed(@Nullable String text) {
        return text == null ? "null" : text;
    }
}
