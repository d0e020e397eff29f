package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.EventData;
import com.tomriddelsdell.eventstore.EventFilter;
import com.tomriddelsdell.eventstore.EventStore;
import com.tomriddelsdell.eventstore.Payload;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamRead;
import com.tomriddelsdell.eventstore.decide.Decoded;
import com.tomriddelsdell.eventstore.decide.EventCodec;
import com.tomriddelsdell.eventstore.projection.LiveProjection;
import com.tomriddelsdell.eventstore.projection.TypedProjection;
import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import com.tomriddelsdell.eventstore.subscribe.Subscription;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The example of the page on projections. */
final class UserNames {

    private UserNames() {}

    sealed interface UserEvent {}

    record Registered(String name) implements UserEvent {}

    record Renamed(String name) implements UserEvent {}

    static final class Codec implements EventCodec<UserEvent> {

        @Override
        public EventData encode(UserEvent event) {
            return switch (event) {
                case Registered registered -> EventData.of("UserRegistered", Payload.utf8(registered.name()));
                case Renamed renamed -> EventData.of("UserRenamed", Payload.utf8(renamed.name()));
            };
        }

        @Override
        public UserEvent decode(RecordedEvent event) {
            var name = event.payload().utf8();
            return event.type().equals("UserRegistered") ? new Registered(name) : new Renamed(name);
        }
    }

    // region typed
    static TypedProjection<Connection, UserEvent> names(EventCodec<UserEvent> codec) {
        return TypedProjection.<Connection, UserEvent>of(codec)
                .on(
                        Registered.class,
                        (connection, given) ->
                                write(connection, given, given.event().name()))
                .on(
                        Renamed.class,
                        (connection, given) ->
                                write(connection, given, given.event().name()));
    }
    // endregion

    // region batches
    static Subscription<Connection> inBatches() {
        return Subscription.projectingBatches("user-counts", (connection, events) -> {
            var users = events.stream().map(event -> event.stream().key()).toArray(String[]::new);
            var statement = connection.createStatement("""
                    INSERT INTO user_counts AS u (user_id, events)
                    SELECT user_id, count(*) FROM unnest($1) user_id GROUP BY user_id
                    ON CONFLICT (user_id) DO UPDATE SET events = u.events + excluded.events
                    """).bind(0, users);
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .then();
        });
    }
    // endregion

    // region ways
    static EventStore inline(R2dbcEventStore store, EventCodec<UserEvent> codec) {
        return store.projecting(List.of(names(codec)));
    }

    static Subscription<Connection> asynchronous(EventCodec<UserEvent> codec) {
        return Subscription.<Connection>projecting("user-names", names(codec))
                .only(EventFilter.everything().inCategories("user"));
    }

    static Mono<String> live(EventStore store, EventCodec<UserEvent> codec, StreamId user) {
        return LiveProjection.of(codec, () -> "", UserNames::nameAfter).of(store, StreamRead.of(user));
    }
    // endregion

    private static String nameAfter(String before, Decoded<UserEvent> given) {
        return switch (given.event()) {
            case Registered registered -> registered.name();
            case Renamed renamed -> renamed.name();
        };
    }

    private static Mono<Void> write(Connection connection, Decoded<?> given, String name) {
        var statement = connection
                .createStatement("""
                        INSERT INTO user_name (user_id, name) VALUES ($1, $2)
                        ON CONFLICT (user_id) DO UPDATE SET name = excluded.name
                        """)
                .bind(0, given.source().stream().key())
                .bind(1, name);
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }
}
