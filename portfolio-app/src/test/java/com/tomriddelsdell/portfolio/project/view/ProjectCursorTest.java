package com.tomriddelsdell.portfolio.project.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tomriddelsdell.portfolio.project.OrderKey;
import com.tomriddelsdell.portfolio.project.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCursorTest {

    @Test
    void a_cursor_comes_back_as_it_was_written() {
        var cursor = ProjectCursor.after(OrderKey.MIDDLE, new Slug("event-store"));

        assertThat(ProjectCursor.parse(cursor.written())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%", "42", "aQ", "aSA", "IGE", "aSBCYWQ", "aSAuLg"})
    void what_is_no_cursor_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProjectCursor.parse(written));
    }
}
