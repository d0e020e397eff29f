package com.tomriddelsdell.eventstore.transfer;

import com.tomriddelsdell.eventstore.Position;
import reactor.core.publisher.Mono;

/**
 * Takes events of another log into this one as they were recorded: position, version, id, type, payload, metadata, tags and
 * time. Times are kept to the microsecond. For restoring backups and moving logs; whoever only wants the same events
 * appends them.
 *
 * <p>The log must have handed out none of the positions, and nobody may append to it meanwhile. To readers and followers an
 * import is like an append: they are given completed prefixes only, and all of a batch or nothing.
 */
public interface EventImport {

    /**
     * Takes in a batch, all of it or nothing. Positions that lie between its events, or before them, stay without events
     * for good. After it, ordinary appends go on behind its last event.
     *
     * <p>Its first event of a stream must follow the last that this log holds of it. Of a stream that this log does not know
     * it may have any version: what came before was scavenged where it was recorded.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.ImportRefusedException} when the log has handed out
     * one of the positions already, or somebody else appends to it;
     * {@link com.tomriddelsdell.eventstore.VersionConflictException} when the events of a stream do not follow its last one;
     * {@link com.tomriddelsdell.eventstore.StreamClosedException} when a stream is archived or tombstoned;
     * {@link com.tomriddelsdell.eventstore.EventIdReusedException} when the log holds one of the ids already;
     * {@link com.tomriddelsdell.eventstore.StoreUnavailableException} when nothing was taken in because the store could not
     * be reached; {@link com.tomriddelsdell.eventstore.AppendOutcomeUnknownException} when it was lost on the way whether
     * the batch was taken in: the last event of the log tells.
     *
     * <p><strong>Cancellation:</strong> the batch is taken in or not.
     *
     * @return the position of the last event of the batch, never empty
     */
    Mono<Position> append(ImportBatch batch);
}
