package com.tomriddelsdell.eventstore.upcast.command;

import com.tomriddelsdell.eventstore.schema.StoredSchema;
import com.tomriddelsdell.eventstore.upcast.compatibility.Compatibility;
import com.tomriddelsdell.eventstore.upcast.compatibility.HistoryRules;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import com.tomriddelsdell.eventstore.upcast.schema.AvroText;
import com.tomriddelsdell.eventstore.upcast.schema.SchemaHistory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds a history against its rules, and an exported corpus against the history or a program. */
final class Check {

    private static final String HISTORY = "--history";
    private static final String PROGRAM = "--program";
    private static final String MODE = "--mode";
    private static final String CORPUS = "--corpus";

    private Check() {}

    static void run(List<String> arguments, PrintStream out) {
        var options = Options.of(arguments, Set.of(HISTORY, PROGRAM, MODE, CORPUS));
        if (options.find(HISTORY).isPresent() == options.find(PROGRAM).isPresent()) {
            throw SchemaCommand.misused("either --history or --program is needed");
        }
        var rules = HistoryRules.of(mode(options.find(MODE).orElse(Compatibility.BACKWARD_TRANSITIVE.name())));
        var corpus = options.find(CORPUS).map(Check::corpus).orElse(List.of());
        try {
            var unreadable = options.find(PROGRAM)
                    .map(name -> ofProgram(SchemaCommand.program(name), rules, corpus))
                    .orElseGet(() -> ofHistory(Path.of(options.require(HISTORY)), rules, corpus));
            if (!unreadable.isEmpty()) {
                throw new CommandFailedException(
                        "Schemas that logs hold cannot be read any more:\n- " + String.join("\n- ", unreadable));
            }
        } catch (IllegalArgumentException broken) {
            throw new CommandFailedException(String.valueOf(broken.getMessage()));
        }
        out.println("The history keeps its rules, and %d schemas of the corpus can be read".formatted(corpus.size()));
    }

    private static Compatibility mode(String name) {
        return Stream.of(Compatibility.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SchemaCommand.misused(
                        "%s is no mode; there are %s".formatted(name, Arrays.toString(Compatibility.values()))));
    }

    private static List<StoredSchema> corpus(String file) {
        try {
            return SchemaCorpus.parse(Files.readAllLines(Path.of(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailedException("%s: %s".formatted(file, malformed.getMessage()));
        }
    }

    private static List<String> ofProgram(Program program, HistoryRules rules, List<StoredSchema> corpus) {
        return program.codec().requiring(rules).unreadable(corpus);
    }

    private static List<String> ofHistory(Path folder, HistoryRules rules, List<StoredSchema> corpus) {
        var history = SchemaHistory.ofFolder(folder);
        rules.check(history);
        return corpus.stream()
                .filter(stored -> history.find(stored.type(), AvroText.parse(stored.text()))
                        .isEmpty())
                .map(stored ->
                        "%s: schema id %d (revision %d) is none of the %d versions in the history: commit it, in its place"
                                .formatted(
                                        stored.type(),
                                        stored.id(),
                                        stored.revision(),
                                        history.versions(stored.type()).size()))
                .toList();
    }
}
