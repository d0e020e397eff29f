package com.tomriddelsdell.eventstore.r2dbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which PostgreSQL the tests run on: the one on the class path, unless the build names the jar of another.
 *
 * @param major the version it must be
 * @param binaries the jar; empty for the class path
 */
record PostgresVersion(int major, Optional<Path> binaries) {

    private static final int NEWEST = 18;

    static PostgresVersion wanted() {
        return new PostgresVersion(
                Integer.getInteger("test.postgres.version", NEWEST),
                Optional.ofNullable(System.getProperty("test.postgres.binaries"))
                        .map(Path::of));
    }

    EmbeddedPostgres.Builder server() {
        var server = EmbeddedPostgres.builder();
        binaries.ifPresent(jar -> server.setPgBinaryResolver((system, machine) -> archive(jar, system, machine)));
        return server;
    }

    private static InputStream archive(Path jar, String system, String machine) throws IOException {
        var name = "postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), machine);
        return URI.create("jar:%s!/%s".formatted(jar.toUri(), name)).toURL().openStream();
    }
}
