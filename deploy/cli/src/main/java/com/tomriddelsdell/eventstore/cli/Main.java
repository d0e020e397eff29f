package com.tomriddelsdell.eventstore.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.setOut(new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8));
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        var line = commandLine(terminal);
        var code = line.execute(arguments);
        terminal.out().flush();
        return code;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine(Terminal terminal) {
        var root = new CommandLine(new Root());
        root.addSubcommand(new StreamsCommand(terminal));
        root.addSubcommand(new ReadCommand(terminal));
        root.addSubcommand(new TailCommand(terminal));
        root.addSubcommand(new VerifyCommand(terminal));
        root.addSubcommand(new ExportCommand(terminal));
        root.addSubcommand(new ImportCommand(terminal));
        root.addSubcommand(new SubscriptionsCommand(terminal));
        root.addSubcommand(ParkedCommands.of(terminal));
        root.addSubcommand(SchemaCommands.of(terminal));
        root.addSubcommand(ReplayCommands.of(terminal));
        root.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        root.addSubcommand(new CommandLine.HelpCommand());
        var failures = new Failures(terminal);
        return root.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
    }
}
