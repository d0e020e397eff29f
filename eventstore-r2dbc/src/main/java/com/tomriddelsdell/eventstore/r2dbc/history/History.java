package com.tomriddelsdell.eventstore.r2dbc.history;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.LogEpoch;
import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.history.RangeDigest;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The history of one log: which epoch it is in, and digests of its completed ranges, sealed in a table of the log so that
 * a later look can tell whether it still holds what it held.
 *
 * <p>Seals are worth as much as the table they are in: to be safe from whoever can write to the database, keep the newest
 * digest elsewhere too.
 */
public final class History {

    private final EventStore store;
    private final Seals seals;
    private final EpochStatements epochs;
    private final long size;

    /** The history of the log that {@code store} reads. */
    public History(Database database, SchemaName schema, EventStore store) {
        this(
                requireNonNull(store, "store"),
                new Seals(requireNonNull(database, "database"), requireNonNull(schema, "schema")),
                new EpochStatements(database, schema),
                HistoryDigests.DEFAULT_SIZE);
    }

    private History(EventStore store, Seals seals, EpochStatements epochs, long size) {
        this.store = store;
        this.seals = seals;
        this.epochs = epochs;
        this.size = size;
    }

    /**
     * Seals ranges of {@code positions} from now on, {@value HistoryDigests#DEFAULT_SIZE} unless said otherwise.
     *
     * @throws IllegalArgumentException if that is less than 1
     */
    public History every(long positions) {
        if (positions < 1) {
            throw new IllegalArgumentException("positions must be at least 1, but was " + positions);
        }
        return new History(store, seals, epochs, positions);
    }

    /** The epoch that the log is in now. */
    public Mono<LogEpoch> epoch() {
        return epochs.current().onErrorMap(Errors::translate);
    }

    /**
     * Begins another epoch: to be called after the log was brought to an earlier state in a way that PostgreSQL cannot see,
     * such as tables that were emptied and filled again. Consumers whose events are still there go on; others are refused.
     *
     * @return the epoch that has begun
     */
    public Mono<LogEpoch> beginEpoch() {
        return epochs.begin().onErrorMap(Errors::translate);
    }

    /** The digests that have been sealed, in the order of positions. */
    public Flux<RangeDigest> sealed() {
        return seals.all().onErrorMap(Errors::translate);
    }

    /**
     * Digests and seals each completed range that is not sealed yet. Any number of processes may do so at once, and again:
     * a range is sealed once.
     *
     * <p><strong>Backpressure:</strong> ranges are sealed on demand, one at a time.
     *
     * <p><strong>Cancellation:</strong> what is sealed stays so.
     *
     * @return what this call has sealed; empty when everything was
     */
    public Flux<RangeDigest> seal() {
        return sealNext().expand(range -> sealNext()).onErrorMap(Errors::translate);
    }

    private Mono<RangeDigest> sealNext() {
        return seals.last()
                .flatMap(last ->
                        HistoryDigests.of(store).every(size).after(last).read().next())
                .flatMap(next -> seals.insert(next).flatMap(inserted -> inserted ? Mono.just(next) : sealNext()));
    }

    /**
     * Digests every sealed range again and holds it against its seal. A range that differs does not make those after it
     * differ: each is digested after the seal before.
     *
     * <p><strong>Backpressure:</strong> ranges are read on demand, one at a time.
     *
     * @return one for each sealed range, in the order of positions
     */
    public Flux<SealedRange> verify() {
        return Flux.concat(Flux.just(RangeDigest.NOTHING), seals.all())
                .buffer(2, 1)
                .filter(pair -> pair.size() == 2)
                .concatMap(pair -> verify(pair.getFirst(), pair.getLast()), 1)
                .onErrorMap(Errors::translate);
    }

    /** How many positions behind {@code after}, up to {@code to}, have no event because a scavenge took it. */
    public Mono<Long> scavenged(Position after, Position to) {
        requireNonNull(after, "after");
        requireNonNull(to, "to");
        return seals.scavenged(after, to).onErrorMap(Errors::translate);
    }

    private Mono<SealedRange> verify(RangeDigest before, RangeDigest seal) {
        var range = store.read(LogRead.after(before.to()).to(seal.to()));
        return before.next(seal.to(), range)
                .flatMap(found -> found.equals(seal)
                        ? Mono.just(new SealedRange(seal, found, SealedRange.State.SAME))
                        : seals.scavenged(seal.after(), seal.to())
                                .map(scavenged -> SealedRange.differing(seal, found, scavenged)));
    }
}
