package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/** Prints what is appended, as it comes. */
@Command(name = "tail", description = "Prints events as they are appended, until it is interrupted.")
final class TailCommand extends LogCommand {

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "Begins behind this position; 0 for all. Else at the end.")
    private @Nullable Long after;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "Ends after so many events.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private Output output = new Output();

    TailCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var printer = new EventPrinter(log.store().schemas(), terminal, output);
        return start(log)
                .flatMapMany(from -> log.store().follow(from, filter.filter()))
                .take(limit)
                .concatMap(printer::print, 1)
                .then(Mono.just(ExitCode.OK));
    }

    private Mono<Position> start(OpenLog log) {
        return after != null
                ? Mono.just(Position.of(after))
                : log.store()
                        .read(LogRead.all().backward().limit(1))
                        .next()
                        .map(RecordedEvent::position)
                        .defaultIfEmpty(Position.START);
    }
}
