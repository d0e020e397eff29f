package com.tomriddelsdell.eventstore.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.Tag;
import com.tomriddelsdell.eventstore.deadline.DeadlineKey;
import com.tomriddelsdell.eventstore.erase.MasterKeys;
import com.tomriddelsdell.eventstore.erase.Subject;
import com.tomriddelsdell.eventstore.snapshot.SnapshotKey;
import com.tomriddelsdell.eventstore.tenant.TenantId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is named in a log is named by a text that the log keeps as it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamesTest {

    /** Has no form in UTF-8, so that a database would keep a question mark, and two names become one. */
    private static final String LONE_SURROGATE = "a\uD800";

    static Stream<Name> names() {
        var key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        return Stream.of(
                new Name("key", text -> StreamId.of("order", text)),
                new Name("category", text -> StreamId.of(text, "1")),
                new Name("tag name", text -> Tag.of(text, "1")),
                new Name("tag value", text -> Tag.of("order", text)),
                new Name("subject", Subject::of),
                new Name("tenant id", TenantId::of),
                new Name("name of a snapshot", text -> new SnapshotKey(StreamId.of("order", "1"), text)),
                new Name("name of a deadline", text -> new DeadlineKey(text, "order-1")),
                new Name("subject of a deadline", text -> new DeadlineKey("payment-due", text)),
                new Name("id of a master key", text -> MasterKeys.of(text, Map.of(text, key))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_printable_text_is_taken(Name name) {
        assertThat(name.naming().apply("Straße \uD83D\uDE00")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_text_that_could_not_be_read_back_is_refused(Name name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> name.naming().apply(LONE_SURROGATE))
                .withMessage("%s must be valid Unicode, but has a lone surrogate", name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void blanks_and_control_characters_are_refused(Name name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> name.naming().apply(" "))
                .withMessage("%s must not be blank, but was only blanks", name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> name.naming().apply("a\tb"))
                .withMessage("%s must not contain control characters, but has U+0009 at index 1", name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_text_without_end_is_refused(Name name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> name.naming().apply("a".repeat(10_000)))
                .withMessageMatching(".+ must have at most \\d+ characters, but had \\d+");
    }

    record Name(String what, Function<String, Object> naming) {

        @Override
        public String toString() {
            return what;
        }
    }
}
