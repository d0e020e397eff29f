package com.tomriddelsdell.eventstore.r2dbc;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PgBouncer in transaction mode, when the build names the program. It takes the server's connections in turn, so that
 * two transactions of one client run in two sessions.
 *
 * @param process held, for PgBouncer ends when nobody holds the other end of its input
 */
record PgBouncer(Process process, int port) {

    /** Whatever way the JVM ends, its end of the pipe is closed, and the shell ends what it has started. */
    private static final List<String> UNTIL_THE_JVM_ENDS =
            List.of("bash", "-c", "\"$@\" & read -r _; kill $!; wait", "bash");

    /** PgBouncer refuses to run as root. */
    private static final List<String> AS_NOBODY =
            System.getProperty("user.name").equals("root") ? List.of("--user", "nobody") : List.of();

    static Optional<PgBouncer> inFrontOf(EmbeddedPostgres server) {
        return Optional.ofNullable(System.getProperty("test.pgbouncer"))
                .map(program -> start(Path.of(program), server.getPort()));
    }

    private static PgBouncer start(Path program, int serverPort) {
        try {
            var port = freePort();
            var configuration = program.resolveSibling("pgbouncer.ini");
            Files.writeString(configuration, configuration(serverPort, port));
            var process = new ProcessBuilder(command(program, configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(program.resolveSibling("pgbouncer.log").toFile())
                    .start();
            Waiting.until(() -> accepts(port));
            return new PgBouncer(process, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String configuration(int serverPort, int port) {
        return """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                server_round_robin = 1
                default_pool_size = 40
                max_client_conn = 1000
                ignore_startup_parameters = extra_float_digits
                """.formatted(serverPort, port);
    }

    private static List<String> command(Path program, Path configuration) {
        return Stream.of(UNTIL_THE_JVM_ENDS, List.of(program.toString()), AS_NOBODY, List.of(configuration.toString()))
                .flatMap(List::stream)
                .toList();
    }

    Database.Builder database(ConnectionFactoryOptions direct) {
        return Database.at(direct.mutate()
                        .option(ConnectionFactoryOptions.PORT, port)
                        .build())
                .behindTransactionPooler();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
