package com.tomriddelsdell.eventstore.upcast.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import com.tomriddelsdell.eventstore.schema.SchemaText;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import com.tomriddelsdell.eventstore.upcast.avro.AvroEventCodec;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaCommandTest {

    private static final String V1 = """
            {"type":"record","name":"Paid","fields":[{"name":"cents","type":"int"}]}""";
    private static final String V2 = """
            {"type":"record","name":"Paid","fields":[{"name":"cents","type":"long"},{"name":"by","type":"string"}]}""";
    private static final String V2_WITH_DEFAULT = """
            {"type":"record","name":"Paid","fields":[{"name":"cents","type":"long"},\
            {"name":"by","type":"string","default":"?"}]}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_history_that_keeps_its_rules_passes() throws IOException {
        commit(V1, V2_WITH_DEFAULT);

        assertThat(run("check", "--history=" + history(), "--corpus=" + corpus(V1)))
                .contains("1 schemas of the corpus can be read");
    }

    @Test
    void a_break_is_told_with_field_versions_and_fix() throws IOException {
        commit(V1, V2);

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> run("check", "--history=" + history()))
                .withMessageContainingAll("Paid: v2 cannot read v1", "field 'by'", "give it one");
        assertThat(run("check", "--history=" + history(), "--mode=NONE")).contains("keeps its rules");
    }

    @Test
    void a_schema_of_a_log_that_is_not_committed_is_told() throws IOException {
        commit(V1);

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> run("check", "--history=" + history(), "--corpus=" + corpus(V2)))
                .withMessageContainingAll("Paid: schema id", "none of the 1 versions");
    }

    @Test
    void a_program_is_held_against_a_corpus() throws IOException {
        assertThat(run("check", "--program=" + Sound.class.getName(), "--corpus=" + corpus(V1)))
                .contains("1 schemas");
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> run(
                        "check",
                        "--program=" + Sound.class.getName(),
                        "--corpus=" + corpus(V1.replace("\"int\"", "\"string\""))))
                .withMessageContaining("cannot be read any more");
    }

    @Test
    void coverage_of_a_log_is_printed_and_fails_when_something_is_not_readable() {
        assertThat(run("coverage", "--program=" + Sound.class.getName()))
                .contains("Paid", "1 events", "readable")
                .doesNotContain("NOT");
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> run("coverage", "--program=" + Unsound.class.getName()))
                .withMessage("1 of 1 lines are not readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "check",
                "check --history=x --program=y",
                "check --history",
                "check --history=x --mode=SOMETIMES",
                "check --history=x --history=y",
                "check --other=x",
                "coverage",
                "coverage --program=no.such.Class",
                "coverage --program=java.lang.String"
            })
    void what_makes_no_command_is_answered_by_the_usage(String line) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> SchemaCommand.main(arguments))
                .withMessageContaining("Usage: java -cp");
    }

    private static String run(String... arguments) {
        var printed = new ByteArrayOutputStream();
        SchemaCommand.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path history() {
        return folder.resolve("history");
    }

    private void commit(String... versions) throws IOException {
        var type = Files.createDirectories(history().resolve("Paid"));
        for (var version = 1; version <= versions.length; version++) {
            Files.writeString(type.resolve("v%d.avsc".formatted(version)), versions[version - 1]);
        }
    }

    private Path corpus(String schema) throws IOException {
        var schemas = InMemoryEventStore.create().schemas();
        Objects.requireNonNull(schemas.register(new SchemaText("Paid", schema)).block());
        return Files.write(
                folder.resolve("corpus.jsonl"),
                Objects.requireNonNull(
                        SchemaCorpus.export(schemas).collectList().block()));
    }

    sealed interface Event {

        record Paid(long cents) implements Event {}
    }

    /** A program whose log holds an event that it can read. */
    static class Sound implements Program {

        @Override
        public AvroCodecBuilder<?> codec() {
            return AvroEventCodec.of(Event.class);
        }

        @Override
        public Mono<Log> log() {
            var store = InMemoryEventStore.create();
            return AvroEventCodec.of(Event.class)
                    .open(store.schemas())
                    .map(codec -> event(codec))
                    .flatMap(event -> store.append(StreamId.of("order", "1"), ExpectedVersion.any(), List.of(event)))
                    .thenReturn(new Log(store, store.schemas(), Mono.empty()));
        }

        EventData event(AvroEventCodec<Event> codec) {
            return codec.encode(new Event.Paid(7));
        }
    }

    /** One whose log holds something else. */
    static final class Unsound extends Sound {

        @Override
        EventData event(AvroEventCodec<Event> codec) {
            return EventData.of("Paid", Payload.utf8("{}"));
        }
    }
}
