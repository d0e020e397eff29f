package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Kills a process that answers events and meets deadlines, with signal 9, at one step of its work after the other. How many
 * is said by {@code -Dtest.kill.steps}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledAtEveryStepTest {

    private static final int STEPS = Integer.getInteger("test.kill.steps", 5);
    private static final int KILLED = 128 + 9;

    private final String schema = Server.newSchema();
    private final Database database = Server.database().build();
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(schema).open());
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void each_order_is_billed_and_reminded_of_once_at_whichever_step_the_process_is_killed() {
        for (var step = 1; step <= STEPS; step++) {
            place(step);
            try (var process = RemindingProcess.start(schema, step)) {
                assertThat(process.exitValue()).as("killed at step %d", step).isEqualTo(KILLED);
            }
        }
        try (var survivor = RemindingProcess.start(schema, 0)) {
            until(() -> count(RemindingProcess.BILL) >= STEPS && count(RemindingProcess.REMINDER) >= STEPS);
            until(() -> store.deadlines()
                    .untilNext(RemindingProcess.DUE)
                    .blockOptional()
                    .isEmpty());
            survivor.kill();
        }

        var orders = IntStream.rangeClosed(1, STEPS).mapToObj(Integer::toString).toList();
        assertThat(keys(RemindingProcess.BILL)).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(keys(RemindingProcess.REMINDER)).containsExactlyInAnyOrderElementsOf(orders);
        System.out.printf("killed at %d steps: %d orders, as many bills and reminders%n", STEPS, orders.size());
    }

    private void place(int number) {
        now(store.append(
                StreamId.of(RemindingProcess.ORDER, Integer.toString(number)),
                ExpectedVersion.noStream(),
                List.of(EventData.of("Placed", Payload.utf8("order " + number)))));
    }

    private long count(String category) {
        return now(store.count(of(category)));
    }

    private List<String> keys(String category) {
        return now(store.read(of(category)).map(event -> event.stream().key()).collectList());
    }

    private static LogRead of(String category) {
        return LogRead.all().matching(EventFilter.everything().inCategories(category));
    }
}
