package com.tomriddelsdell.eventstore.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which application, and who asks. */
final class AdminOptions {

    @Option(
            names = "--admin",
            paramLabel = "URL",
            description = "The admin API: http://host:port/api/admin/eventstore. Or EVENTSTORE_ADMIN_URL.")
    private @Nullable String url;

    @Option(names = "--admin-user", paramLabel = "NAME", description = "Who asks. Or EVENTSTORE_ADMIN_USER.")
    private @Nullable String user;

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password. Or EVENTSTORE_ADMIN_PASSWORD.")
    private @Nullable Path passwordFile;

    @Option(names = "--verbose", description = "Prints the stack of a failure.")
    @SuppressWarnings("UnusedVariable") // for the parser
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    @SuppressWarnings("UnusedVariable") // for the parser
    private boolean help;

    AdminApi api(Terminal terminal) throws IOException {
        return new AdminApi(
                value(terminal, url, "EVENTSTORE_ADMIN_URL", "--admin"),
                value(terminal, user, "EVENTSTORE_ADMIN_USER", "--admin-user"),
                password(terminal));
    }

    private String password(Terminal terminal) throws IOException {
        if (passwordFile != null) {
            try (var lines = Files.lines(passwordFile)) {
                return lines.findFirst().orElse("");
            }
        }
        return terminal.variable("EVENTSTORE_ADMIN_PASSWORD")
                .or(terminal.password())
                .orElseThrow(() -> new IllegalArgumentException(
                        "which password? Set EVENTSTORE_ADMIN_PASSWORD, or give --admin-password-file"));
    }

    private static String value(Terminal terminal, @Nullable String given, String variable, String option) {
        return given != null
                ? given
                : terminal.variable(variable)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "which application? Give %s, or set %s".formatted(option, variable)));
    }
}
