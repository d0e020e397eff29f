package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.upcast.command.SchemaCommand;
import com.tomriddelsdell.eventstore.upcast.report.SchemaCorpus;
import com.tomriddelsdell.eventstore.upcast.report.TypeHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The schemas that a log holds. */
final class SchemaCommands {

    private SchemaCommands() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group("schemas"))
                .setCommandName("schemas")
                .addSubcommand(new ListSchemas(terminal))
                .addSubcommand(new ShowSchema(terminal))
                .addSubcommand(new HistoryOfType(terminal))
                .addSubcommand(new CheckHistory(terminal));
    }

    /** Lists them. */
    @Command(
            name = "list",
            description =
                    "Lists the schemas of the log by type and revision. As JSON it is a corpus that a build can check.")
    static final class ListSchemas extends LogCommand {

        @Mixin
        private Output output = new Output();

        ListSchemas(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            var schemas = log.store().schemas();
            var lines = output.json()
                    ? SchemaCorpus.export(schemas)
                    : schemas.all()
                            .map(stored -> "%d  %s revision %d  since %s"
                                    .formatted(stored.id(), stored.type(), stored.revision(), stored.registeredAt()));
            return lines.doOnNext(terminal::line).then(Mono.just(ExitCode.OK));
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Prints a schema as it is stored.")
    static final class ShowSchema extends LogCommand {

        @Parameters(paramLabel = "ID")
        private int id;

        ShowSchema(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            return log.store()
                    .schemas()
                    .find(id)
                    .switchIfEmpty(Mono.error(() -> new RefusedException(
                            "the log has no schema of id %d; 'eventstore schemas list' lists them".formatted(id))))
                    .doOnNext(stored -> terminal.line(stored.text()))
                    .thenReturn(ExitCode.OK);
        }
    }

    /** Shows how a type has changed. */
    @Command(name = "history", description = "Prints what has changed from each schema of a type to the next.")
    static final class HistoryOfType extends LogCommand {

        @Parameters(paramLabel = "TYPE")
        @SuppressWarnings("NullAway.Init") // required
        private String type;

        HistoryOfType(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            return TypeHistory.print(log.store().schemas(), type)
                    .filter(text -> !text.isEmpty())
                    .switchIfEmpty(Mono.error(
                            () -> new RefusedException("the log has no schema of the type %s".formatted(type))))
                    .doOnNext(terminal::line)
                    .thenReturn(ExitCode.OK);
        }
    }

    /** Holds a committed history against the log. */
    @Command(
            name = "check",
            description = "Checks that a committed history keeps its rules, and that it has every schema of the log.")
    static final class CheckHistory extends LogCommand {

        @Option(
                names = "--history",
                required = true,
                paramLabel = "FOLDER",
                description = "A folder for each type, with v1.avsc, v2.avsc and so on.")
        @SuppressWarnings("NullAway.Init") // required
        private Path history;

        @Option(names = "--mode", paramLabel = "MODE", description = "The compatibility to keep (BACKWARD_TRANSITIVE).")
        private @Nullable String mode;

        CheckHistory(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            return SchemaCorpus.export(log.store().schemas())
                    .collectList()
                    .publishOn(Schedulers.boundedElastic())
                    .map(this::check);
        }

        private Integer check(List<String> corpus) {
            try {
                var file = Files.createTempFile("eventstore-corpus", ".jsonl");
                try {
                    Files.write(file, corpus);
                    var arguments = new ArrayList<>(List.of("check", "--history=" + history, "--corpus=" + file));
                    if (mode != null) {
                        arguments.add("--mode=" + mode);
                    }
                    SchemaCommand.run(arguments, terminal.out());
                } finally {
                    Files.delete(file);
                }
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
            return ExitCode.OK;
        }
    }
}
