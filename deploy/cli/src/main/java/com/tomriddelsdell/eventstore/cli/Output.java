package com.tomriddelsdell.eventstore.cli;

import picocli.CommandLine.Option;

/** How results are printed. */
final class Output {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text (the default), or json: one object to a line.")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }

    /** The forms that results may have. */
    enum Format {
        TEXT,
        JSON
    }
}
