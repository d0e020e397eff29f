package com.tomriddelsdell.eventstore.upcast.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema is looked at before it is used, for a log may hold one that was written to do harm. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AvroTextTest {

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "{",
                "null null",
                "[]",
                "\"unknown\"",
                "[".repeat(1_000_000),
                "{\"type\":\"array\",\"items\":".repeat(200) + "\"int\"" + "}".repeat(200),
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2147483647}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"s\",\"type\":{\"type\":\"record\",\"name\":\"S\","
                        + "\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}}]}",
                IntStream.range(0, 11_000)
                        .mapToObj("\"S%d\""::formatted)
                        .collect(Collectors.joining(",", "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[", "]}")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_is_no_schema_or_a_bomb_is_refused(String text) {
        assertThatExceptionOfType(SchemaRefusedException.class).isThrownBy(() -> AvroText.parse(text));
    }

    @Test
    void a_record_that_may_contain_itself_is_none() {
        var list = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"R\"]}]}";

        assertThat(AvroText.of(AvroText.parse(list))).isEqualTo(list);
    }

    @Test
    void brackets_in_a_text_are_no_nesting() {
        var documented =
                "{\"type\":\"record\",\"name\":\"R\",\"doc\":\"%s\\\"\",\"fields\":[]}".formatted("[".repeat(500));

        assertThat(AvroText.of(AvroText.parse(documented))).isEqualTo(documented);
    }
}
