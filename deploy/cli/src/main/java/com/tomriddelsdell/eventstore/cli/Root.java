package com.tomriddelsdell.eventstore.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked for when no command is. */
@Command(
        name = "eventstore",
        mixinStandardHelpOptions = true,
        version = "eventstore 0.1.0-SNAPSHOT",
        description = "Reads, moves, verifies and takes care of an event log on PostgreSQL.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:done, and problems were found",
            "2:the command line is wrong",
            "3:the database or the application cannot be reached",
            "4:what was asked for was refused, or is not there",
            "5:a defect of this program"
        },
        footerHeading = "%nThe connection:%n",
        footer = {
            "EVENTSTORE_URL, EVENTSTORE_USER, EVENTSTORE_PASSWORD and EVENTSTORE_LOG stand for --url, --user, the password",
            "and --log. A password is taken from the environment, from --password-file, or asked for; never from an option."
        })
final class Root implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before it is run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
