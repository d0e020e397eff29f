package com.tomriddelsdell.benchmarks.compare.report;

import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * What figures depend on beside what is measured.
 *
 * @param load how many threads wanted to run in the minute before the first round, this program's start among them
 */
public record Circumstances(
        int processors, String processor, String system, String java, String postgres, double load) {

    /** From here on, figures are more about the others than about what is measured. */
    private static final double BUSY = 0.5;

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    public static Circumstances now(DurablePostgres server) {
        return now(version(server));
    }

    public static Circumstances now(String postgres) {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        return new Circumstances(
                machine.getAvailableProcessors(),
                model(),
                "%s %s %s".formatted(machine.getName(), machine.getVersion(), machine.getArch()),
                System.getProperty("java.version"),
                postgres,
                machine.getSystemLoadAverage());
    }

    public boolean isBusy() {
        return load > BUSY * processors;
    }

    private static String version(DurablePostgres server) {
        try (var connection = server.connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String model() {
        try (var lines = Files.exists(PROCESSORS) ? Files.lines(PROCESSORS) : Stream.<String>empty()) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
