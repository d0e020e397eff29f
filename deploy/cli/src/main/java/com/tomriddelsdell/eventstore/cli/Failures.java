package com.tomriddelsdell.eventstore.cli;

import com.tomriddelsdell.eventstore.EventStoreException;
import com.tomriddelsdell.eventstore.StoreUnavailableException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionException;
import com.tomriddelsdell.eventstore.upcast.command.CommandFailedException;
import com.tomriddelsdell.eventstore.upcast.transfer.TransferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one line, with the stack only if asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        var failure = cause(thrown);
        if (failure instanceof BrokenPipeException || failure instanceof CancellationException) {
            return ExitCode.OK;
        }
        terminal.note("eventstore: " + text(failure));
        if (parsed.hasMatchedOption("--verbose")
                || parsed.subcommands().stream().anyMatch(Failures::isVerbose)) {
            failure.printStackTrace(terminal.err());
        }
        return code(failure);
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        terminal.note("eventstore: %s. See: %s --help"
                .formatted(
                        oneLine(String.valueOf(wrong.getMessage())),
                        wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static boolean isVerbose(ParseResult parsed) {
        return parsed.hasMatchedOption("--verbose")
                || parsed.subcommands().stream().anyMatch(Failures::isVerbose);
    }

    private static Throwable cause(Throwable thrown) {
        var cause = thrown.getCause();
        return cause != null && (thrown instanceof ExecutionException || thrown instanceof CompletionException)
                ? cause(cause)
                : thrown;
    }

    private static int code(Throwable failure) {
        return switch (failure) {
            case StoreUnavailableException away -> ExitCode.UNREACHABLE;
            case UnreachableException away -> ExitCode.UNREACHABLE;
            case EventStoreException refused -> ExitCode.REFUSED;
            case SubscriptionException refused -> ExitCode.REFUSED;
            case RefusedException refused -> ExitCode.REFUSED;
            case TransferException refused -> ExitCode.REFUSED;
            case CommandFailedException failed -> ExitCode.PROBLEMS_FOUND;
            case IOException file -> ExitCode.REFUSED;
            case UncheckedIOException file -> ExitCode.REFUSED;
            case IllegalArgumentException argument -> ExitCode.USAGE;
            default -> ExitCode.DEFECT;
        };
    }

    private static String text(Throwable failure) {
        var cause = failure.getCause();
        var why = failure instanceof StoreUnavailableException && cause != null && cause.getMessage() != null
                ? " (%s). Is the server up, and are --url and the password right?".formatted(cause.getMessage())
                : "";
        var what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return oneLine(
                switch (failure) {
                    case IOException file -> "%s: %s".formatted(file.getClass().getSimpleName(), what);
                    case UncheckedIOException file -> what;
                    default ->
                        code(failure) == ExitCode.DEFECT ? failure + ". Run it again with --verbose" : what + why;
                });
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
