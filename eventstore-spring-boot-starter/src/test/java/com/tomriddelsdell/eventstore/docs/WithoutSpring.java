package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;

final class WithoutSpring {

    public static void main(String[] url) {
        var database = Database.at(ConnectionFactoryOptions.parse(url[0])).build();
        var placed = EventData.of("OrderPlaced", Payload.utf8("{\"total\": 42}"));

        R2dbcEventStore.on(database)
                .open()
                .flatMap(store -> store.append(StreamId.of("order", "4711"), ExpectedVersion.any(), List.of(placed))
                        .thenMany(store.follow(Position.START).take(1))
                        .doOnNext(event -> System.out.println(event.position() + " " + event.type()))
                        .then(store.close()))
                .then(database.close())
                .block();
    }
}
