package com.tomriddelsdell.eventstore.r2dbc.rooms;

import com.tomriddelsdell.eventstore.r2dbc.rooms.cellar.Cellar;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Breaks the rules of the rooms, to show that they bite. */
public final class Hall {

    private final Cellar below = new Cellar();

    public Cellar below() {
        return below;
    }

    Publisher<? extends Connection> takesAConnection(ConnectionFactory connections) {
        return connections.create();
    }

    String looksAtSqlState(PostgresqlException failure) {
        return failure.getErrorDetails().getCode();
    }

    @Nullable
    String blocks(Mono<String> promise) {
        return promise.block();
    }

    synchronized void locks() {
        System.out.println("locked");
    }
}
