package com.tomriddelsdell.eventstore.upcast.command;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.upcast.report.Coverage;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Prints the coverage of a log. Waits for it, as a command line may. */
final class CoverageReport {

    private static final String PROGRAM = "--program";

    private CoverageReport() {}

    static void run(List<String> arguments, PrintStream out) {
        var program =
                SchemaCommand.program(Options.of(arguments, Set.of(PROGRAM)).require(PROGRAM));
        var coverage = Mono.usingWhen(
                        program.log(),
                        log -> program.codec()
                                .open(log.schemas())
                                .flatMap(codec -> Coverage.of(log.store(), LogRead.all(), codec)),
                        Program.Log::close)
                .toFuture()
                .join();
        out.println(coverage);
        if (!coverage.unreadable().isEmpty()) {
            throw new CommandFailedException("%d of %d lines are not readable"
                    .formatted(coverage.unreadable().size(), coverage.lines().size()));
        }
    }
}
