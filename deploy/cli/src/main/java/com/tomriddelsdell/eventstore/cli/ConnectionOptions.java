package com.tomriddelsdell.eventstore.cli;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the log is, and who asks. */
final class ConnectionOptions {

    @Option(names = "--url", paramLabel = "URL", description = "r2dbc:postgresql://host:port/database")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "The role to connect as.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--log", paramLabel = "SCHEMA", description = "The PostgreSQL schema of the log (eventstore).")
    private @Nullable String log;

    @Option(names = "--verbose", description = "Prints the stack of a failure.")
    @SuppressWarnings("UnusedVariable") // for the parser
    private boolean verbose;

    String log(Terminal terminal) {
        return log != null ? log : terminal.variable("EVENTSTORE_LOG").orElse("eventstore");
    }

    /** @throws IllegalArgumentException if something is missing, saying what */
    ConnectionFactoryOptions target(Terminal terminal) {
        var written = url != null
                ? url
                : terminal.variable("EVENTSTORE_URL")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "where is the log? Give --url r2dbc:postgresql://host:port/database, or set EVENTSTORE_URL"));
        var options = parsed(written);
        if (url != null && options.hasOption(ConnectionFactoryOptions.PASSWORD)) {
            throw new IllegalArgumentException(
                    "a password in --url is seen by everybody on this machine: use EVENTSTORE_PASSWORD or --password-file");
        }
        var named = user != null ? user : terminal.variable("EVENTSTORE_USER").orElse(null);
        var all = options.mutate();
        if (named != null) {
            all.option(ConnectionFactoryOptions.USER, named);
        } else if (!options.hasOption(ConnectionFactoryOptions.USER)) {
            throw new IllegalArgumentException("who connects? Give --user, or set EVENTSTORE_USER");
        }
        if (!options.hasOption(ConnectionFactoryOptions.PASSWORD)) {
            var password = password(terminal);
            if (password != null) {
                all.option(ConnectionFactoryOptions.PASSWORD, password);
            }
        }
        return all.build();
    }

    private static ConnectionFactoryOptions parsed(String written) {
        try {
            var options = ConnectionFactoryOptions.parse(written);
            if ("postgresql".equals(options.getValue(ConnectionFactoryOptions.DRIVER))) {
                return options;
            }
        } catch (IllegalArgumentException malformed) {
            // told below, without what may hold a password
        }
        throw new IllegalArgumentException("the URL must be written as r2dbc:postgresql://host:port/database");
    }

    private @Nullable String password(Terminal terminal) {
        if (passwordFile != null) {
            try (var lines = Files.lines(passwordFile)) {
                return lines.findFirst().orElse("");
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read the password file " + passwordFile, unreadable);
            }
        }
        return terminal.variable("EVENTSTORE_PASSWORD").or(terminal.password()).orElse(null);
    }
}
