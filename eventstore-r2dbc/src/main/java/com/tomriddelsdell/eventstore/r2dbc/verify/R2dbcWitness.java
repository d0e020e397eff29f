package com.tomriddelsdell.eventstore.r2dbc.verify;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.Errors;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.history.History;
import com.tomriddelsdell.eventstore.r2dbc.history.SealedRange;
import com.tomriddelsdell.eventstore.r2dbc.read.Reader;
import com.tomriddelsdell.eventstore.verify.Finding;
import com.tomriddelsdell.eventstore.verify.Witness;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What PostgreSQL keeps of a log beside its events. */
public final class R2dbcWitness implements Witness {

    private final Reader reader;
    private final History history;
    private final TagIndex tags;

    public R2dbcWitness(Database database, SchemaName schema, Reader reader, History history) {
        this.reader = requireNonNull(reader, "reader");
        this.tags = new TagIndex(requireNonNull(database, "database"), requireNonNull(schema, "schema"));
        this.history = requireNonNull(history, "history");
    }

    @Override
    public Mono<Long> scavenged(Position after, Position to) {
        return history.scavenged(after, to);
    }

    @Override
    public Flux<RecordedEvent> archived() {
        return reader.archived();
    }

    @Override
    public Flux<Finding> findings(Position upTo) {
        requireNonNull(upTo, "upTo");
        var seals = history.verify()
                .takeWhile(range -> range.seal().to().compareTo(upTo) <= 0)
                .filter(range -> range.state() == SealedRange.State.DIFFERS)
                .map(R2dbcWitness::broken);
        return seals.concatWith(tags.wrong(upTo)).onErrorMap(Errors::translate);
    }

    private static Finding broken(SealedRange range) {
        var seal = range.seal();
        var found = range.found();
        return new Finding(
                Finding.Kind.SEAL_BROKEN,
                seal.to(),
                null,
                "positions %d to %s held %d events of digest %s when they were sealed, but hold %d of %s"
                        .formatted(
                                seal.after().value() + 1,
                                seal.to(),
                                seal.events(),
                                seal.digest(),
                                found.events(),
                                found.digest()));
    }
}
