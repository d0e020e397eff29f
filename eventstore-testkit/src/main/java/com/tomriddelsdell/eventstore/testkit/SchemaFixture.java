package com.tomriddelsdell.eventstore.testkit;

import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How a catalogue of schemas presents itself to its contract. */
public interface SchemaFixture {

    /** A catalogue that holds nothing. */
    Mono<SchemaCatalogue> open();

    /** The same catalogue as another process sees it; the same object where there is only one process. */
    Mono<SchemaCatalogue> again();

    /** Gives back what was opened. */
    Mono<Void> close();

    /** How long an answer may take. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
