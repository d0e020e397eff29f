package com.tomriddelsdell.benchmarks.compare.floor;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.Round;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.postgresql.util.DriverInfo;

/** What contenders that use JDBC have in common: their driver, and connections that are theirs to close. */
final class Jdbc {

    static final String VERSION = "pgjdbc " + DriverInfo.DRIVER_VERSION;

    private Jdbc() {}

    static Contender.Running running(Function<Duration, Round> round, Connection... connections) {
        var own = List.of(connections);
        return Contender.Running.of(round, () -> own.forEach(Jdbc::close));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
