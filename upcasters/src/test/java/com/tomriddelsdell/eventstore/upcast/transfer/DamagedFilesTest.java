package com.tomriddelsdell.eventstore.upcast.transfer;

import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.PATIENCE;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.events;
import static com.tomriddelsdell.eventstore.upcast.transfer.SampleLog.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/**
 * Whatever is wrong with a file is found before the events behind it are imported. Line 1 is the header, 2 and 3 are schemas,
 * then there are 1,000 events and a checkpoint in line 1,004, the next 1,000 and one in line 2,005, and 500 and the end.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DamagedFilesTest {

    private static final int EVENTS = 2_500;

    private final InMemoryEventStore source = InMemoryEventStore.create();
    private final InMemoryEventStore target = InMemoryEventStore.create();

    @TempDir
    Path folder;

    private Path file;
    private List<String> lines;

    @BeforeEach
    void export() throws IOException {
        SampleLog.fill(source, source.schemas(), EVENTS);
        file = folder.resolve("log.jsonl");
        now(LogExport.of(source, source.schemas()).to(file));
        lines = Files.readAllLines(file);
    }

    static List<Arguments> damages() {
        return List.of(
                damage(
                        "a changed letter",
                        2_005,
                        1_000,
                        "changed",
                        at(1_500, line -> line.replaceFirst("order-", "ordes-"))),
                damage(
                        "a changed position",
                        1_500,
                        1_000,
                        "beyond",
                        at(1_500, line -> line.replaceFirst(":1\\d+", ":3"))),
                damage("a missing line", 2_004, 1_000, "left out", without(1_500)),
                damage("a doubled line", 1_501, 1_000, "beyond", twice(1_500)),
                damage("swapped lines", 1_501, 1_000, "beyond", swapped(1_500)),
                damage("a changed checkpoint", 2_005, 1_000, "should", at(2_005, line -> line.replace("2000", "2001"))),
                damage("a missing checkpoint", 2_505, 1_000, "changed", without(2_005)),
                damage("a missing end", 2_506, 2_000, "cut", without(2_506)),
                damage("more behind the end", 2_507, 2_500, "nothing", twice(2_506)),
                damage("a line that is no JSON", 1_500, 1_000, "JSON object", at(1_500, line -> line.substring(1))),
                damage(
                        "a field of another kind",
                        1_500,
                        1_000,
                        "'stream'",
                        at(1_500, line -> line.replaceFirst("\"order-\\d+\"", "7"))),
                damage(
                        "a missing field",
                        1_500,
                        1_000,
                        "'type' is missing",
                        at(1_500, line -> line.replaceFirst("\"type\"", "\"kind\""))),
                damage(
                        "no payload",
                        1_500,
                        1_000,
                        "'base64'",
                        at(1_500, line -> line.replace("\"json\"", "\"x\"").replace("\"base64\"", "\"x\""))),
                damage("another schema", 2, 0, "has changed", at(2, line -> line.replace("string", "bytes"))),
                damage("no header", 1, 0, "'eventstore-log'", without(1)),
                damage(
                        "another format",
                        1,
                        0,
                        "'eventstore-log'",
                        at(1, line -> line.replace("eventstore-log", "another"))),
                damage(
                        "another version",
                        1,
                        0,
                        "only 1",
                        at(1, line -> line.replace("\"version\":1", "\"version\":2"))),
                damage("nothing", 1, 0, "header", all -> new ArrayList<>()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void damage_is_found(String name, long line, long standing, String what, UnaryOperator<List<String>> damage)
            throws IOException {
        Files.write(file, damage.apply(lines));

        refused(line, standing, what);
    }

    @Test
    void a_line_that_was_cut_is_found() throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        refused(2_506, 2_000, "no end");
    }

    @Test
    void bytes_that_are_no_text_are_found() throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] = (byte) 0xC0;
        Files.write(file, bytes);

        StepVerifier.create(importing().from(file))
                .thenConsumeWhile(progress -> true)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining("UTF-8"))
                .verify(PATIENCE);
        assertThat(events(target)).hasSize(1_000);
    }

    @Test
    void a_line_that_never_ends_is_not_read_into_memory() throws IOException {
        Files.writeString(file, "x".repeat(LineInput.MAX_LENGTH + 1), StandardOpenOption.TRUNCATE_EXISTING);

        refused(1, 0, "at most %d bytes".formatted(LineInput.MAX_LENGTH));
    }

    @Test
    void an_export_that_was_cut_anywhere_goes_on_to_the_same_bytes() throws IOException {
        var whole = Files.readAllBytes(file);
        for (var length : List.of(0, 1, 30, 400, 100_000, whole.length / 2, whole.length - 1, whole.length)) {
            Files.write(file, Arrays.copyOf(whole, length));

            var exported = now(LogExport.of(source, source.schemas()).to(file));

            assertThat(exported.last()).isEqualTo(Position.of(EVENTS));
            assertThat(exported.events()).isEqualTo(EVENTS);
            assertThat(Files.readAllBytes(file))
                    .as("cut after %d bytes", length)
                    .isEqualTo(whole);
        }
    }

    @Test
    void an_export_that_was_damaged_is_written_again_from_there_on() throws IOException {
        var whole = Files.readAllBytes(file);
        var damaged = whole.clone();
        damaged[whole.length / 2]++;
        Files.write(file, damaged);

        assertThat(now(LogExport.of(source, source.schemas()).to(file)).written())
                .isEqualTo(1_500);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void what_is_no_export_of_this_is_not_overwritten() throws IOException {
        var other = InMemoryEventStore.create();
        var another = LogExport.of(other, other.schemas());
        refusedToWrite(another, "must hold");
        refusedToWrite(LogExport.of(source, source.schemas()).after(Position.of(3)), "must hold");

        Files.writeString(file, "a letter to somebody");
        refusedToWrite(another, "a letter");
        assertThat(Files.readString(file)).isEqualTo("a letter to somebody");
    }

    private void refusedToWrite(LogExport export, String what) throws IOException {
        var before = Files.readAllBytes(file);
        StepVerifier.create(export.to(file))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining(what))
                .verify(PATIENCE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void refused(long line, long standing, String what) {
        StepVerifier.create(importing().from(file))
                .thenConsumeWhile(progress -> true)
                .expectErrorSatisfies(failure -> {
                    assertThat(failure)
                            .isInstanceOf(TransferException.class)
                            .hasMessageContaining("Line %d:".formatted(line))
                            .hasMessageContaining(what);
                    assertThat(((TransferException) failure).line()).isEqualTo(line);
                    assertThat(((TransferException) failure).standing()).isEqualTo(Position.of(standing));
                })
                .verify(PATIENCE);
        assertThat(events(target)).hasSize((int) standing);
    }

    private LogImport importing() {
        return LogImport.keepingPositions(target, target.imports(), target.schemas());
    }

    private static Arguments damage(
            String name, int line, int standing, String what, UnaryOperator<List<String>> damage) {
        return Arguments.of(name, line, standing, what, damage);
    }

    private static UnaryOperator<List<String>> at(int line, UnaryOperator<String> change) {
        return lines -> {
            var changed = new ArrayList<>(lines);
            var before = changed.set(line - 1, change.apply(lines.get(line - 1)));
            assertThat(changed.get(line - 1)).isNotEqualTo(before);
            return changed;
        };
    }

    private static UnaryOperator<List<String>> without(int line) {
        return lines -> {
            var fewer = new ArrayList<>(lines);
            fewer.remove(line - 1);
            return fewer;
        };
    }

    private static UnaryOperator<List<String>> twice(int line) {
        return lines -> {
            var more = new ArrayList<>(lines);
            more.add(line, lines.get(line - 1));
            return more;
        };
    }

    private static UnaryOperator<List<String>> swapped(int line) {
        return lines -> {
            var other = new ArrayList<>(lines);
            Collections.swap(other, line - 1, line);
            return other;
        };
    }
}
