package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.AppendLimits;
import com.tomriddelsdell.eventstore.EventStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * How a store presents itself to the contracts. Each test opens one store and closes it at its end.
 *
 * <pre>{@code
 * class MyStoreAppendTest extends AppendContract {
 *     @Override
 *     protected StoreFixture fixture() {
 *         return StoreFixture.of(MyStore::new);
 *     }
 * }
 * }</pre>
 */
public interface StoreFixture {

    /** A store without transactions or connections, with nothing to close. */
    static StoreFixture of(Supplier<? extends EventStore> emptyStore) {
        return new PlainFixture(emptyStore);
    }

    /** Emits a store that holds no events. */
    Mono<EventStore> open();

    /** Releases what {@link #open()} took, and the transactions that a failed test left open. */
    Mono<Void> close();

    /** The transactions of the opened store's database; empty when callers have none of their own to append in. */
    default Optional<Transactions> transactions() {
        return Optional.empty();
    }

    /** Emits how many pooled connections are acquired right now. */
    default Mono<Integer> connectionsInUse() {
        return Mono.just(0);
    }

    /** How much an append to the opened store may hold. */
    default AppendLimits limits() {
        return AppendLimits.DEFAULT;
    }

    /** How long a test waits for what must happen. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
