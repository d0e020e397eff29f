package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.upcast.transfer.Exported;
import com.tomriddelsdell.eventstore.upcast.transfer.LogExport;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;

/** Writes the log to a file. */
@Command(
        name = "export",
        description = "Writes the log, or a stream of it, to a file. Run again after it broke off, it goes on.")
final class ExportCommand extends LogCommand {

    @Parameters(paramLabel = "FILE", description = "Where to.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--stream", paramLabel = "STREAM", description = "Only this stream.")
    private @Nullable String stream;

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "Only what comes after: where the last export ended.")
    private long after;

    @Option(names = "--to", paramLabel = "POSITION", description = "Nothing behind this position.")
    private @Nullable Long to;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var progress = new Progress(terminal, "export");
        var upTo = to == null ? Position.END : Position.of(to);
        return log.store()
                .read(LogRead.all().to(upTo).backward().limit(1))
                .next()
                .map(last -> last.position().value())
                .defaultIfEmpty(after)
                .flatMap(end ->
                        export(log, new Count(progress, after, end), upTo).to(file))
                .map(exported -> end(exported, progress))
                .doFinally(end -> progress.clear());
    }

    private LogExport export(OpenLog log, Count count, Position upTo) {
        var export = LogExport.of(
                        new CountedReads(log.store(), count::add), log.store().schemas())
                .after(Position.of(after))
                .upTo(upTo);
        return stream == null ? export : export.ofStream(StreamId.parse(stream));
    }

    private Integer end(Exported exported, Progress progress) {
        progress.clear();
        terminal.note(String.format(
                Locale.ROOT,
                "%s holds %,d events up to position %s; %,d of them were written in %.1f s",
                file,
                exported.events(),
                exported.last(),
                exported.written(),
                progress.seconds()));
        terminal.line(exported.last().toString());
        return ExitCode.OK;
    }

    /** Counts what was read. */
    private static final class Count {

        private final Progress progress;
        private final long after;
        private final long end;
        private long events;

        Count(Progress progress, long after, long end) {
            this.progress = progress;
            this.after = after;
            this.end = end;
        }

        void add(RecordedEvent event) {
            events++;
            progress.update(events, event.position().value() - after, end - after);
        }
    }
}
