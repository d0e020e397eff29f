package com.tomriddelsdell.eventstore.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that is nothing without one below it. */
@Command
final class Group implements Runnable {

    private final String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before it is run
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    @SuppressWarnings("UnusedVariable") // for the parser
    private boolean help;

    Group(String name) {
        this.name = name;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "%s needs one of %s"
                        .formatted(name, String.join(", ", spec.subcommands().keySet())));
    }
}
