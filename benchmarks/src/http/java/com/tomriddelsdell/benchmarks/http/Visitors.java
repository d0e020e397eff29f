package com.tomriddelsdell.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gatling, in a process of its own: it takes no memory and no locks of anybody here, and shares only the processors. */
final class Visitors {

    private Visitors() {}

    /** Lets {@link Traffic} come. */
    static Visited come(HttpOptions options, URI base) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-D%s=%s".formatted(Traffic.BASE, base),
                        "-D%s=%d".formatted(Traffic.RATE, options.rate()),
                        "-D%s=%d".formatted(Traffic.FOLLOWERS, options.followers()),
                        "-D%s=%d".formatted(Traffic.SECONDS, options.seconds()),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "--simulation",
                        Traffic.class.getName(),
                        "--results-folder",
                        options.reports().resolve("gatling").toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new ArrayList<String>();
        try (var lines = process.inputReader()) {
            lines.lines().peek(System.out::println).forEach(said::add);
        }
        return new Visited(process.waitFor() == 0, said);
    }

    /**
     * How it was.
     *
     * @param passed whether everything was served, and in time
     */
    record Visited(boolean passed, List<String> said) {

        Visited {
            said = List.copyOf(said);
        }
    }
}
