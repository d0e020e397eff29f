package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.subscribe.ParkedEvent;
import com.tomriddelsdell.eventstore.subscribe.Subscriptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;

/** What is done about events that a subscription has put aside. */
final class ParkedCommands {

    private ParkedCommands() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group("parked"))
                .setCommandName("parked")
                .addSubcommand(new ListParked(terminal))
                .addSubcommand(new ShowParked(terminal))
                .addSubcommand(new RetryParked(terminal))
                .addSubcommand(new SkipParked(terminal));
    }

    private static String line(ParkedEvent parked) {
        return "%s  %s@%s  %s  %s  attempts %d  %s"
                .formatted(
                        parked.event().position(),
                        parked.event().stream(),
                        parked.event().version(),
                        parked.event().type(),
                        parked.awaitsOperator() ? "waits for somebody" : "tried again at " + parked.retryAt(),
                        parked.attempts(),
                        Objects.requireNonNullElse(parked.error(), "behind an earlier event of its stream"));
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists what a subscription has put aside, by position.")
    static final class ListParked extends LogCommand {

        @Parameters(paramLabel = "SUBSCRIPTION")
        @SuppressWarnings("NullAway.Init") // required
        private String subscription;

        @Mixin
        private Output output = new Output();

        ListParked(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            var printer = new EventPrinter(log.store().schemas(), terminal, output);
            return log.store()
                    .subscriptions()
                    .status(subscription)
                    .switchIfEmpty(Mono.error(() -> SubscriptionsCommand.noSuch(subscription)))
                    .thenMany(Subscriptions.of(log.store(), log.store().subscriptions())
                            .control()
                            .parked(subscription))
                    .concatMap(parked -> output.json() ? json(printer, parked) : Mono.just(line(parked)), 1)
                    .doOnNext(terminal::line)
                    .then(Mono.just(ExitCode.OK));
        }
    }

    private static Mono<String> json(EventPrinter printer, ParkedEvent parked) {
        return printer.object(parked.event()).map(event -> {
            var object = Json.object()
                    .put("subscription", parked.subscription())
                    .put("partition", parked.partition())
                    .put("error", parked.error())
                    .put("attempts", parked.attempts())
                    .put("parkedAt", parked.parkedAt().toString())
                    .put("retryAt", Objects.toString(parked.retryAt(), null))
                    .put("edited", parked.revision() > 0);
            object.set("event", event);
            return Json.write(object);
        });
    }

    /** Shows one. */
    @Command(name = "show", description = "Shows one event that was put aside, with its payload and its error.")
    static final class ShowParked extends LogCommand {

        @Parameters(index = "0", paramLabel = "SUBSCRIPTION")
        @SuppressWarnings("NullAway.Init") // required
        private String subscription;

        @Parameters(index = "1", paramLabel = "POSITION")
        private long position;

        @Mixin
        private Output output = new Output();

        ShowParked(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            var printer = new EventPrinter(log.store().schemas(), terminal, output);
            return log.store()
                    .subscriptions()
                    .parked(subscription, Position.of(Math.max(position, 1) - 1), 1)
                    .filter(parked -> parked.event().position().value() == position)
                    .next()
                    .switchIfEmpty(Mono.error(() -> new RefusedException(
                            "nothing is parked at position %d of %s".formatted(position, subscription))))
                    .flatMap(parked -> output.json()
                            ? json(printer, parked)
                            : printer.line(parked.event()).map(event -> event + "\n" + line(parked)))
                    .doOnNext(terminal::line)
                    .thenReturn(ExitCode.OK);
        }
    }

    /** Has some tried again. */
    @Command(
            name = "retry",
            description =
                    "Has the first parked event of a stream, or of all streams, tried again by whoever runs the subscription.")
    static final class RetryParked extends LogCommand {

        @Parameters(index = "0", paramLabel = "SUBSCRIPTION")
        @SuppressWarnings("NullAway.Init") // required
        private String subscription;

        @Parameters(index = "1", arity = "0..1", paramLabel = "STREAM")
        private @Nullable String stream;

        @Option(names = "--all", description = "All streams.")
        private boolean all;

        RetryParked(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            if (all == (stream != null)) {
                return Mono.error(new IllegalArgumentException("give either a STREAM or --all"));
            }
            return log.store()
                    .subscriptions()
                    .retry(subscription, stream == null ? null : StreamId.parse(stream))
                    .map(this::end);
        }

        private Integer end(long events) {
            if (events == 0) {
                throw new RefusedException("nothing of that is parked by " + subscription);
            }
            terminal.note("%d events will be tried again".formatted(events));
            return ExitCode.OK;
        }
    }

    /** Gives one up. */
    @Command(name = "skip", description = "Gives a parked event up: it will have no effect. Those behind it are tried.")
    static final class SkipParked extends LogCommand {

        @Parameters(index = "0", paramLabel = "SUBSCRIPTION")
        @SuppressWarnings("NullAway.Init") // required
        private String subscription;

        @Parameters(index = "1", paramLabel = "POSITION")
        private long position;

        SkipParked(Terminal terminal) {
            super(terminal);
        }

        @Override
        Mono<Integer> run(OpenLog log) {
            return log.store()
                    .subscriptions()
                    .discard(subscription, Position.of(position))
                    .then(Mono.fromSupplier(() -> {
                        terminal.note(
                                "the event at position %d will have no effect on %s".formatted(position, subscription));
                        return ExitCode.OK;
                    }));
        }
    }
}
