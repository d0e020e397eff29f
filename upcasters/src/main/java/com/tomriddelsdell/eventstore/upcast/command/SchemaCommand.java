package com.tomriddelsdell.eventstore.upcast.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * The command line of schemas. It ends with an exception, and so with a failed build or an exit code other than 0, when a
 * check is not passed.
 *
 * <pre>
 * check --history=FOLDER [--mode=MODE] [--corpus=FILE]
 * check --program=CLASS [--mode=MODE] [--corpus=FILE]
 * coverage --program=CLASS
 * </pre>
 */
public final class SchemaCommand {

    private static final String USAGE = """

            Usage: java -cp … com.tomriddelsdell.eventstore.upcast.command.SchemaCommand COMMAND OPTION…

              check --history=FOLDER [--mode=MODE] [--corpus=FILE]
                  Checks that the schemas that are committed in FOLDER keep MODE (BACKWARD_TRANSITIVE unless said
                  otherwise), and that each schema in FILE, which was exported from a log, is one of them.

              check --program=CLASS [--mode=MODE] [--corpus=FILE]
                  The same for the history of a program, and that its steps form a chain; each schema in FILE must be
                  one that the program can read.

              coverage --program=CLASS
                  Counts what the log of a program holds, by type and schema, and tells what it cannot read.

            CLASS implements com.tomriddelsdell.eventstore.upcast.command.Program, and has a constructor without arguments.
            """;

    private SchemaCommand() {}

    /**
     * Runs a command, and prints what it finds.
     *
     * @throws CommandFailedException if a check is not passed, or the arguments make no command
     */
    @SuppressWarnings("SystemOut") // what a command line prints to
    public static void main(String... arguments) {
        run(Arrays.asList(requireNonNull(arguments, "arguments")), System.out);
    }

    /**
     * Runs a command, and prints what it finds to {@code out}. Blocks.
     *
     * @throws CommandFailedException if a check is not passed, or the arguments make no command
     */
    public static void run(List<String> arguments, PrintStream out) {
        requireNonNull(arguments, "arguments");
        requireNonNull(out, "out");
        if (arguments.isEmpty()) {
            throw misused("a command is missing");
        }
        var options = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "check" -> Check.run(options, out);
            case "coverage" -> CoverageReport.run(options, out);
            default -> throw misused("there is no command '%s'".formatted(arguments.getFirst()));
        }
    }

    static CommandFailedException misused(String why) {
        return new CommandFailedException(why + "\n" + USAGE);
    }

    static Program program(String name) {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(name, true, loader)
                    .asSubclass(Program.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException unfit) {
            throw misused("%s is not on the class path, or no Program that can be made without arguments: %s"
                    .formatted(name, unfit));
        }
    }
}
