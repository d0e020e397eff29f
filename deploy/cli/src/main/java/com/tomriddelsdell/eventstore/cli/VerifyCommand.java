package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.upcast.report.PayloadCheck;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.LogVerification;
import com.tomriddelsdell.eventstore.verify.VerifyProgress;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/** Looks through the log for what must not be. */
@Command(
        name = "verify",
        description =
                "Checks order, versions, seals, tags and payloads of the whole log. Ends with 1 if it finds anything.")
final class VerifyCommand extends LogCommand {

    @Option(names = "--after", paramLabel = "POSITION", description = "Only events behind this position.")
    private long after;

    @Option(names = "--to", paramLabel = "POSITION", description = "Nothing behind this position.")
    private @Nullable Long to;

    @Option(names = "--allow-binary", description = "Payloads may be of a form that only the application knows.")
    private boolean allowBinary;

    @Option(names = "--max-streams", paramLabel = "N", description = "How many streams are held in memory at once.")
    private int maxStreams = LogVerification.DEFAULT_MAX_STREAMS;

    @Mixin
    private Output output = new Output();

    VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Mono<Integer> run(OpenLog log) {
        var payloads = PayloadCheck.of(log.store().schemas());
        var verification = LogVerification.of(log.store(), log.store().witness())
                .with(allowBinary ? payloads.allowingBinary() : payloads)
                .after(Position.of(after))
                .upTo(to == null ? Position.END : Position.of(to))
                .maxStreams(maxStreams);
        var progress = new Progress(terminal, "verify");
        return verification
                .run()
                .doOnNext(part -> show(part, progress))
                .reduceWith(Sum::new, Sum::plus)
                .map(sum -> end(sum, progress))
                .doFinally(end -> progress.clear());
    }

    private void show(VerifyProgress part, Progress progress) {
        if (!part.findings().isEmpty()) {
            progress.clear();
            part.findings().forEach(finding -> terminal.line(line(finding)));
        }
        progress.update(part.events(), part.position().value(), part.end().value());
    }

    private String line(Finding finding) {
        return output.json()
                ? Json.write(Json.object()
                        .put("kind", finding.kind().name())
                        .put("position", finding.position().value())
                        .put("stream", Objects.toString(finding.stream(), null))
                        .put("explanation", finding.explanation()))
                : "%s at position %s%s: %s"
                        .formatted(
                                finding.kind(),
                                finding.position(),
                                finding.stream() == null ? "" : " of " + finding.stream(),
                                finding.explanation());
    }

    private Integer end(Sum sum, Progress progress) {
        progress.clear();
        terminal.note(String.format(
                Locale.ROOT,
                "%,d events up to position %s in %.1f s: %s",
                sum.events,
                sum.end,
                progress.seconds(),
                sum.findings == 0 ? "nothing is wrong" : sum.findings + " findings"));
        return sum.findings == 0 ? ExitCode.OK : ExitCode.PROBLEMS_FOUND;
    }

    /** What was seen so far. */
    private static final class Sum {

        private long events;
        private long findings;
        private Position end = Position.START;

        Sum plus(VerifyProgress part) {
            events = part.events();
            findings += part.findings().size();
            end = part.end();
            return this;
        }
    }
}
