package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamIdTest {

    @Test
    void it_is_written_as_category_and_key() {
        assertThat(StreamId.of("order", "a-1")).hasToString("order-a-1");
    }

    @Test
    void what_is_written_can_be_read() {
        var id = StreamId.of("order", "a-1");

        assertThat(StreamId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void a_category_ends_at_the_first_dash() {
        assertThat(StreamId.parse("order-a-1")).isEqualTo(new StreamId("order", "a-1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamId.of("or-der", "1"))
                .withMessage("category must not contain '-', but was: or-der");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order", "-1", "order-", " -1", "order- "})
    void a_part_that_is_missing_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u0085b", "\uD83D", "\uDE00\uD83D"})
    void what_cannot_be_stored_and_printed_is_refused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamId.of("order", key))
                .withMessageStartingWith("key must");
    }

    @Test
    void any_other_unicode_is_welcome() {
        assertThat(StreamId.of("bestellung", "Ä\uD83D\uDE00")).hasToString("bestellung-Ä\uD83D\uDE00");
    }

    @Test
    void it_has_200_characters_at_most() {
        assertThat(StreamId.of("a", "k".repeat(198)).toString()).hasSize(StreamId.MAX_LENGTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamId.of("a", "k".repeat(199)))
                .withMessage("stream id must have at most 200 characters, but had 201");
    }
}
