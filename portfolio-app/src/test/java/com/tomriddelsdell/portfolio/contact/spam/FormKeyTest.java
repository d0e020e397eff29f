package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormKeyTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_key_is_made_once_and_read_by_whoever_starts_later() throws IOException {
        var file = directory.resolve("keys/forms.key");

        var first = FormKey.load(file);

        assertThat(FormKey.load(file).sign("x")).isEqualTo(first.sign("x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void two_directories_have_two_keys() {
        assertThat(FormKey.load(directory.resolve("one")).sign("x"))
                .isNotEqualTo(FormKey.load(directory.resolve("two")).sign("x"));
    }

    @Test
    void where_no_key_can_be_kept_it_is_one_of_the_process() throws IOException {
        var file = Files.createFile(directory.resolve("no-directory")).resolve("forms.key");

        assertThat(FormKey.load(file).sign("x")).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "AAAA"})
    void a_file_that_holds_no_key_is_refused_by_its_name(String text) throws IOException {
        var file = Files.writeString(directory.resolve("forms.key"), text);

        assertThatIllegalStateException()
                .isThrownBy(() -> FormKey.load(file))
                .withMessageContainingAll("forms.key", "32 bytes in Base64");
    }
}
