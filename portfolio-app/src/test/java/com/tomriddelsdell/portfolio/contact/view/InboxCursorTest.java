package com.tomriddelsdell.portfolio.contact.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCursorTest {

    @Test
    void a_cursor_comes_back_as_it_was_written() {
        assertThat(InboxCursor.parse(InboxCursor.before(42).written()).position())
                .isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%", "42", "cDA", "cC0x", "cDk5OTk5OTk5OTk5OTk5OTk5OTk"})
    void what_is_no_cursor_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> InboxCursor.parse(written));
    }
}
