package com.tomriddelsdell.eventstore.upcast.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import com.tomriddelsdell.eventstore.upcast.schema.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryRulesTest {

    private static final String ONE = record("""
            {"name":"id","type":"long"}""");

    /** Adds a field without a default: it does not read what is older, but is read by it. */
    private static final String REQUIRED = record("""
            {"name":"id","type":"long"},{"name":"name","type":"string"}""");

    /** Removes a field that had no default: it reads what is older, but is not read by it. */
    private static final String REMOVED = record("""
            {"name":"name","type":["null","string"],"default":null}""");

    @ParameterizedTest
    @CsvSource({
        "NONE, 0",
        "BACKWARD, 1",
        "FORWARD, 0",
        "FULL, 1",
        "BACKWARD_TRANSITIVE, 1",
        "FORWARD_TRANSITIVE, 0",
        "FULL_TRANSITIVE, 1",
    })
    void a_field_without_a_default_breaks_who_reads_backward(Compatibility mode, int violations) {
        assertThat(HistoryRules.of(mode).violations(history(ONE, REQUIRED))).hasSize(violations);
    }

    @ParameterizedTest
    @CsvSource({"BACKWARD, 0", "FORWARD, 1", "FULL, 1"})
    void a_field_that_is_removed_breaks_who_reads_forward(Compatibility mode, int violations) {
        assertThat(HistoryRules.of(mode).violations(history(ONE, REMOVED))).hasSize(violations);
    }

    @Test
    void transitive_modes_look_further_than_one_version_back() {
        var defaulted = record("""
                {"name":"id","type":"long"},{"name":"name","type":"string","default":""}""");
        var history = history(ONE, defaulted, REQUIRED);

        assertThat(HistoryRules.of(Compatibility.BACKWARD).violations(history)).isEmpty();
        assertThat(HistoryRules.of(Compatibility.BACKWARD_TRANSITIVE).violations(history))
                .extracting(Violation::toString)
                .containsExactly(
                        "Paid: v3 cannot read v1: field 'name' is not in the data and has no default: give it one"
                                + " (@Default, or @Nullable), an alias if it had another name, or write an upcaster");
    }

    @Test
    void a_type_may_have_a_mode_of_its_own() {
        var rules = HistoryRules.of(Compatibility.FULL_TRANSITIVE).forType("Paid", Compatibility.FORWARD);

        rules.check(history(ONE, REQUIRED));
        assertThatExceptionOfType(IncompatibleHistoryException.class)
                .isThrownBy(() -> rules.check(SchemaHistory.empty().with("Other", List.of(ONE, REQUIRED))))
                .satisfies(refusal -> assertThat(refusal.violations()).hasSize(1));
    }

    @Test
    void what_is_upcasted_needs_not_be_read() {
        var rules = HistoryRules.of(Compatibility.FULL).upcastedFrom(List.of(Shape.of("Paid", 1)));

        rules.check(history(ONE, REQUIRED));
        assertThat(rules.violations(history(ONE, ONE, REQUIRED))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "long"                                             | "string"                                           | field 'x' is long in the data and cannot be read as string
            "long"                                             | "int"                                              | field 'x' is long in the data and cannot be read as int
            {"type":"long","logicalType":"timestamp-micros"}   | {"type":"long","logicalType":"timestamp-nanos"}    | field 'x' is timestamp-micros in the data, which is not timestamp-nanos
            {"type":"bytes","logicalType":"decimal","precision":4,"scale":2} | {"type":"bytes","logicalType":"decimal","precision":4,"scale":1} | field 'x' is decimal(4,2) in the data, which is not decimal(4,1)
            "int"                                              | ["null",{"type":"long","logicalType":"timestamp-millis"}] | field 'x' is int in the data, which is not timestamp-millis
            {"type":"enum","name":"E","symbols":["A","B"]}     | {"type":"enum","name":"E","symbols":["A"]}         | field 'x' does not know the symbols [B]
            ["null","string"]                                  | "string"                                           | field 'x' may be null in the data
            {"type":"fixed","name":"F","size":4}               | {"type":"fixed","name":"F","size":5}               | field 'x' has 4 bytes in the data and 5 here
            {"type":"array","items":"long"}                    | {"type":"array","items":"string"}                  | field 'x[]' is long in the data
            {"type":"map","values":"long"}                     | {"type":"map","values":"string"}                   | field 'x{}' is long in the data
            {"type":"record","name":"R","fields":[]}           | {"type":"record","name":"S","fields":[]}           | field 'x' is named R in the data and S here
            {"type":"record","name":"R","fields":[]}           | ["null",{"type":"record","name":"S","fields":[{"name":"y","type":"long"}]}] | field 'x' may be R in the data, for which there is no branch
            {"type":"record","name":"R","fields":[]}           | {"type":"record","name":"R","fields":[{"name":"y","type":"long"}]} | field 'x.y' is not in the data
            """, quoteCharacter = '\0')
    void every_break_says_where_it_is(String writer, String reader, String told) {
        var history = history(record("""
                {"name":"x","type":%s}""".formatted(writer)), record("""
                {"name":"x","type":%s}""".formatted(reader)));

        assertThat(HistoryRules.of(Compatibility.BACKWARD).violations(history))
                .isNotEmpty()
                .anySatisfy(violation -> assertThat(violation.toString()).contains(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "int"                                          | "double"
            "string"                                       | "bytes"
            "string"                                       | ["null","string"]
            {"type":"enum","name":"E","symbols":["A","B"]} | {"type":"enum","name":"E","symbols":["A"],"default":"A"}
            {"type":"bytes","logicalType":"decimal","precision":4,"scale":2} | {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}
            {"type":"record","name":"R","fields":[]}       | {"type":"record","name":"S","aliases":["R"],"fields":[]}
            """, quoteCharacter = '\0')
    void what_avro_reads_is_no_break(String writer, String reader) {
        HistoryRules.of(Compatibility.BACKWARD)
                .check(history(record("""
                {"name":"x","type":%s}""".formatted(writer)), record("""
                {"name":"x","type":%s}""".formatted(reader))));
    }

    @Test
    void a_history_is_read_from_a_folder(@TempDir Path folder) throws IOException {
        var type = Files.createDirectories(folder.resolve("Paid"));
        Files.writeString(type.resolve("v1.avsc"), ONE);
        Files.writeString(type.resolve("v2.avsc"), REQUIRED);

        var history = SchemaHistory.ofFolder(folder);

        assertThat(history.types()).containsExactly("Paid");
        assertThat(history.versions("Paid")).hasSize(2);
        assertThat(HistoryRules.of(Compatibility.BACKWARD).violations(history)).hasSize(1);
    }

    @Test
    void a_version_that_is_missing_in_a_folder_is_noticed(@TempDir Path folder) throws IOException {
        var type = Files.createDirectories(folder.resolve("Paid"));
        Files.writeString(type.resolve("v1.avsc"), ONE);
        Files.writeString(type.resolve("v3.avsc"), REQUIRED);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SchemaHistory.ofFolder(folder))
                .withMessageContaining("is a version missing?");
    }

    private static SchemaHistory history(String... texts) {
        return SchemaHistory.empty().with("Paid", List.of(texts));
    }

    private static String record(String fields) {
        return """
                {"type":"record","name":"Paid","fields":[%s]}""".formatted(fields);
    }
}
