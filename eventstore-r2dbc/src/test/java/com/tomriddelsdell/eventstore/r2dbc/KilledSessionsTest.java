package com.tomriddelsdell.eventstore.r2dbc;

import static com.tomriddelsdell.eventstore.r2dbc.Waiting.done;
import static com.tomriddelsdell.eventstore.r2dbc.Waiting.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.testkit.Callers;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sessions of the store are ended by the server, one after the other, in the middle of the work. */
@Tag("contract")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledSessionsTest {

    private static final int CALLERS = 16;
    private static final int APPENDS_EACH = 125;
    private static final int FOLLOWERS = 3;
    private static final int APPENDS_PER_KILL = 40;
    private static final int LEAST_KILLS = 20;

    private final Sessions sessions = Sessions.onSharedServer();
    private final Database database = sessions.database().build();
    private final Callers callers = new Callers("killed sessions");
    private R2dbcEventStore store;

    @BeforeEach
    void open() {
        store = now(R2dbcEventStore.on(database).schema(Server.newSchema()).open());
    }

    @AfterEach
    void close() {
        done(store.close().then(database.close()));
    }

    @Test
    void every_append_of_2000_is_acknowledged_once_and_followers_see_all_in_order() {
        var followed = Flux.range(0, FOLLOWERS)
                .flatMap(number -> callers.followed(store), FOLLOWERS)
                .collectList()
                .toFuture();
        var killed = new LongAdder();
        var written = now(callers.append(CALLERS, APPENDS_EACH, store)
                .buffer(APPENDS_PER_KILL)
                .concatMap(some -> kill().doOnNext(killed::add).thenReturn(some.size()))
                .reduce(Integer::sum));
        now(callers.end(store));

        assertThat(written).isEqualTo(CALLERS * APPENDS_EACH);
        assertThat(killed.sum()).as("sessions killed").isGreaterThan(LEAST_KILLS);
        assertThat(now(Mono.fromFuture(followed))).hasSize(FOLLOWERS).allSatisfy(callers::verify);
        callers.verify(now(Callers.log(store)));
    }

    /** By the progress of the callers and not by the clock: a slow machine would make none. */
    private Mono<Long> kill() {
        return Mono.fromCallable(sessions::terminateOne).subscribeOn(Schedulers.boundedElastic());
    }
}
