package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.upcast.transfer.ImportProgress;
import com.tomriddelsdell.eventstore.upcast.transfer.LogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/** Reads a file into the log. */
@Command(
        name = "import",
        description =
                "Reads what an export wrote into the log. Run again after it broke off, it passes over what is there.")
final class ImportCommand extends LogCommand {

    @Parameters(paramLabel = "FILE", description = "What an export wrote.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(
            names = "--keep-positions",
            description = "Events keep positions, versions and times. Needs an empty log that nobody else appends to.")
    private boolean keepPositions;

    @Option(names = "--create", description = "Makes the log if there is none, and brings it to this version's shape.")
    private boolean create;

    ImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<R2dbcEventStore> open(R2dbcEventStore.Builder builder) {
        return create ? builder.open() : super.open(builder);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var store = log.store();
        var importing = keepPositions
                ? LogImport.keepingPositions(store, store.imports(), store.schemas())
                : LogImport.appending(store, store.schemas());
        var progress = new Progress(terminal, "import");
        return Mono.fromCallable(this::range)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(range -> importing.from(file).doOnNext(part -> show(part, range, progress)))
                .last()
                .map(last -> end(last, progress))
                .doFinally(end -> progress.clear());
    }

    private static void show(ImportProgress part, Range range, Progress progress) {
        progress.update(part.events(), part.position().value() - range.after(), range.to() - range.after());
    }

    private Integer end(ImportProgress last, Progress progress) {
        progress.clear();
        terminal.note(String.format(
                Locale.ROOT,
                "%,d events of %s are in the log, up to its position %s, in %.1f s",
                last.events(),
                file,
                last.position(),
                progress.seconds()));
        return ExitCode.OK;
    }

    /** What the first line says, so that a bar can be shown; whether it is right is the import's to say. */
    private Range range() throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            var header = Json.read(String.valueOf(lines.readLine()));
            return new Range(header.path("after").asLong(0), header.path("to").asLong(0));
        } catch (JacksonException | java.nio.charset.CharacterCodingException other) {
            return new Range(0, 0);
        }
    }

    private record Range(long after, long to) {}
}
