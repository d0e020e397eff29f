package com.tomriddelsdell.benchmarks.compare.ours;

import com.tomriddelsdell.benchmarks.compare.caller.ReactiveCallers;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Says that it is ready, then appends for as many milliseconds as each line of its input says, and answers with a
 * {@link TallyLine}.
 */
public final class AppendingProcess {

    static final String READY = "ready";

    private AppendingProcess() {}

    /**
     * Runs until its input ends.
     *
     * @param arguments the server's port, the schema, how many callers
     */
    public static void main(String[] arguments) throws IOException {
        var server = ConnectionFactoryOptions.parse(
                "r2dbc:postgresql://postgres@localhost:%s/postgres".formatted(arguments[0]));
        var callers = Integer.parseInt(arguments[2]);
        try (var store = OpenStore.at(server, arguments[1]);
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(READY);
            for (var line = orders.readLine(); line != null; line = orders.readLine()) {
                var time = Duration.ofMillis(Long.parseLong(line));
                System.out.println(TallyLine.write(ReactiveCallers.call(
                        callers,
                        time,
                        caller -> store.store()
                                .append(Orders.newStream(), ExpectedVersion.noStream(), Orders.placed(1)))));
            }
        }
    }
}
