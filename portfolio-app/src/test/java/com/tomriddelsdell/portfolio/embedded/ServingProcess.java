package com.tomriddelsdell.portfolio.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that runs an embedded server until it is killed. */
final class ServingProcess {

    static final String READY = "ready";

    private ServingProcess() {}

    public static void main(String[] arguments) throws IOException {
        var server = EmbeddedPostgresServer.start(Path.of(arguments[0]));
        EmbeddedPostgresServerTest.rows(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        System.out.println(READY);
        System.in.read();
    }
}
