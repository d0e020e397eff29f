package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.history.HistoryDigests;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.transfer.EventImport;
import com.tomriddelsdell.eventstore.upcast.transfer.Exported;
import com.tomriddelsdell.eventstore.upcast.transfer.ImportProgress;
import com.tomriddelsdell.eventstore.upcast.transfer.LogExport;
import com.tomriddelsdell.eventstore.upcast.transfer.LogImport;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The examples of transfer.md. */
final class Transfers {

    private Transfers() {}

    // region backup
    static Mono<Exported> backUp(EventStore store, SchemaCatalogue schemas, Position lastBackup, Path file) {
        return LogExport.of(store, schemas).after(lastBackup).to(file);
    }
    // endregion

    // region restore
    static Mono<ImportProgress> restore(
            EventStore store, EventImport imports, SchemaCatalogue schemas, Flux<Path> backups) {
        var importing = LogImport.keepingPositions(store, imports, schemas);
        return backups.concatMap(file -> importing.from(file).last()).last();
    }
    // endregion

    // region verify
    static Mono<Boolean> areTheSame(EventStore old, EventStore fresh, Position end) {
        return HistoryDigests.firstDifference(
                        HistoryDigests.of(old).upTo(end).read(),
                        HistoryDigests.of(fresh).upTo(end).read())
                .hasElement()
                .map(differs -> !differs);
    }
    // endregion

    // region testdata
    static Mono<ImportProgress> copyStream(
            EventStore production, SchemaCatalogue its, StreamId stream, EventStore test, SchemaCatalogue schemas) {
        var lines = LogExport.of(production, its).ofStream(stream).lines();
        return LogImport.appending(test, schemas).lines(lines).last();
    }
    // endregion
}
