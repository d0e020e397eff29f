package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.StreamVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prints what a stream or the log holds. */
@Command(name = "read", description = "Prints the events of a stream, or of the log, up to their end.")
final class ReadCommand extends LogCommand {

    @Parameters(arity = "0..1", paramLabel = "STREAM", description = "category-key; without one, the log is read.")
    private @Nullable String stream;

    @Option(names = "--from", paramLabel = "N", description = "The first position, or version of the stream.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "The last position, or version of the stream.")
    private @Nullable Long to;

    @Option(names = "--backwards", description = "The newest first.")
    private boolean backwards;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "The most events.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private Output output = new Output();

    ReadCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var printer = new EventPrinter(log.store().schemas(), terminal, output);
        return events(log).concatMap(printer::print, 1).then(Mono.just(ExitCode.OK));
    }

    private Flux<RecordedEvent> events(OpenLog log) {
        if (stream == null) {
            return log.store().read(logRead());
        }
        var read = streamRead(StreamId.parse(stream));
        var wanted = filter.filter();
        return wanted.matchesEverything()
                ? log.store().read(read.limit(limit))
                : log.store().read(read).filter(wanted::matches).take(limit);
    }

    private LogRead logRead() {
        var read = LogRead.after(from == null ? Position.START : Position.of(Math.max(0, from - 1)))
                .matching(filter.filter())
                .limit(limit);
        read = to == null ? read : read.to(Position.of(to));
        return backwards ? read.backward() : read;
    }

    private StreamRead streamRead(StreamId id) {
        var read = StreamRead.of(id);
        read = from == null ? read : read.from(StreamVersion.of(from));
        read = to == null ? read : read.to(StreamVersion.of(to));
        return backwards ? read.backward() : read;
    }
}
