package com.tomriddelsdell.eventstore.replay;

import com.tomriddelsdell.eventstore.Payload;
import reactor.core.publisher.Flux;

/**
 * Tells in which schemas the events of a log are stored, and which upcasters lift them to what this program knows: for plans. For
 * those who write codecs; {@code CodecUpcasting} of the module {@code upcasters} is one. Thread-safe; nothing blocks.
 */
public interface Upcasting {

    /**
     * The schemas of an event type that the log knows, whether or not any event has them, in the order of their revisions.
     *
     * <p><strong>Errors:</strong> {@link com.tomriddelsdell.eventstore.StoreUnavailableException}.
     */
    Flux<Upcast> of(String type);

    /** The id of the schema that a payload names; 0 if it names none. */
    int schemaId(Payload payload);
}
