package com.tomriddelsdell.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TagTest {

    @Test
    void it_is_written_as_name_and_value() {
        assertThat(Tag.of("course", "c1")).hasToString("course:c1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"course:c1", "course:c:1", "course::", "Kürs:Ä\uD83D\uDE00", "a:b c"})
    void what_is_written_can_be_read(String written) {
        assertThat(Tag.parse(written)).hasToString(written);
    }

    @Test
    void a_name_ends_at_the_first_colon() {
        assertThat(Tag.parse("course:c:1")).isEqualTo(Tag.of("course", "c:1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tag.of("cou:rse", "1"))
                .withMessage("tag name must not contain ':', but was: cou:rse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "course", ":c1", "course:", " :c1", "course: "})
    void a_part_that_is_missing_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tag.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u0085b", "\uD83D", "\uDE00\uD83D"})
    void what_cannot_be_stored_and_printed_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tag.of("course", text))
                .withMessageStartingWith("tag value must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tag.of(text, "c1"))
                .withMessageStartingWith("tag name must");
    }

    @Test
    void it_has_200_characters_at_most() {
        assertThat(Tag.of("a", "v".repeat(198)).toString()).hasSize(Tag.MAX_LENGTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tag.of("a", "v".repeat(199)))
                .withMessage("tag must have at most 200 characters, but had 201");
    }

    @Test
    void an_event_has_20_at_most() {
        var tags = IntStream.rangeClosed(0, EventData.MAX_TAGS)
                .mapToObj(number -> Tag.of("tag", Integer.toString(number)))
                .toArray(Tag[]::new);
        var event = EventData.of("Noted", Payload.utf8("{}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.withTags(tags))
                .withMessage("an event has at most 20 tags, but had 21");
    }
}
