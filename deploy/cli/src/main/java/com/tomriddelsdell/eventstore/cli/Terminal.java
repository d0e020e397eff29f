package com.tomriddelsdell.eventstore.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command prints to, and what it is told by its surroundings.
 *
 * @param interactive whether somebody sees errors and progress as they come
 * @param environment the variables of the environment
 * @param password asks for one; empty when there is nobody to ask
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Supplier<Optional<String>> password) {

    @SuppressWarnings("SystemConsoleNull") // this one is
    static Terminal ofProcess() {
        System.setProperty("jdk.console", "java.base"); // the one that is only there where there is a terminal
        var console = System.console();
        var interactive = console != null;
        return new Terminal(
                System.out,
                System.err,
                interactive,
                System.getenv(),
                () -> console != null
                        ? Optional.ofNullable(console.readPassword("Password: "))
                                .map(String::new)
                        : Optional.empty());
    }

    boolean colours() {
        return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Prints a line of the result. */
    void line(String line) {
        out.println(line);
        if (out.checkError()) {
            throw new BrokenPipeException();
        }
    }

    /** Prints a line that is not part of the result. */
    void note(String line) {
        err.println(line);
    }
}
