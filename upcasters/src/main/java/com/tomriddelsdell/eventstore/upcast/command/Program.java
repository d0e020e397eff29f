package com.tomriddelsdell.eventstore.upcast.command;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.schema.SchemaCatalogue;
import com.tomriddelsdell.eventstore.upcast.avro.AvroCodecBuilder;
import reactor.core.publisher.Mono;

/** A program whose events {@link SchemaCommand} checks. Named by its class, which has a constructor without arguments. */
public interface Program {

    /** The codec of the program, with its history and steps. */
    AvroCodecBuilder<?> codec();

    /**
     * Opens the log of the program; only {@code coverage} needs it.
     *
     * <p><strong>Errors:</strong> {@link UnsupportedOperationException} unless a program says otherwise.
     *
     * @return never empty
     */
    default Mono<Log> log() {
        return Mono.error(new UnsupportedOperationException(getClass().getName() + " opens no log: implement log()"));
    }

    /**
     * A log, and the schemas in it.
     *
     * @param close to be subscribed to when nothing is read any more
     */
    record Log(EventStore store, SchemaCatalogue schemas, Mono<Void> close) {

        public Log {
            requireNonNull(store, "store");
            requireNonNull(schemas, "schemas");
            requireNonNull(close, "close");
        }
    }
}
