package com.tomriddelsdell.eventstore.r2dbc.subscribe;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.Database;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.subscribe.Assignment;
import com.tomriddelsdell.eventstore.subscribe.Lease;
import com.tomriddelsdell.eventstore.subscribe.Member;
import com.tomriddelsdell.eventstore.subscribe.PartitionsDifferException;
import com.tomriddelsdell.eventstore.subscribe.SubscriptionNotFoundException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who runs which partition. */
final class Leases {

    private static final String REGISTER = "SELECT ${schema}.register_subscription($1, $2, $3)";

    private static final String BEAT = "SELECT share, next_expiry_ms FROM ${schema}.beat($1, $2, $3, $4)";

    private static final String HELD = """
            SELECT partition, owner_epoch, position, event_id
              FROM ${schema}.checkpoint
             WHERE subscription = $1 AND owner = $2
             ORDER BY partition
            """;

    private static final String RELEASE = """
            UPDATE ${schema}.checkpoint SET owner = NULL, owner_epoch = owner_epoch + 1
             WHERE subscription = $1 AND partition = $2 AND owner_epoch = $3
            """;

    private static final String RELEASE_ALL = """
            UPDATE ${schema}.checkpoint SET owner = NULL, owner_epoch = owner_epoch + 1
             WHERE subscription = $1 AND owner = $2
            """;

    private static final String FORGET = "DELETE FROM ${schema}.member WHERE subscription = $1 AND id = $2";

    private final Database database;
    private final Sql register;
    private final Sql beat;
    private final Sql held;
    private final Sql release;
    private final Sql releaseAll;
    private final Sql forget;

    Leases(Database database, SchemaName schema) {
        this.database = database;
        this.register = Sql.of(schema, REGISTER);
        this.beat = Sql.of(schema, BEAT);
        this.held = Sql.of(schema, HELD);
        this.release = Sql.of(schema, RELEASE);
        this.releaseAll = Sql.of(schema, RELEASE_ALL);
        this.forget = Sql.of(schema, FORGET);
    }

    Mono<Void> register(String subscription, int partitions, Position start) {
        return database.guard()
                .repeatedly(database.use(connection -> register.select(
                                connection,
                                row -> Cell.of(row, 0, Integer.class),
                                subscription,
                                partitions,
                                start.value()))
                        .single())
                .filter(existing -> existing == partitions
                        || fail(new PartitionsDifferException(subscription, existing, partitions)))
                .then();
    }

    /** The second statement waits for the end of the first: a connection answers one after the other. */
    Mono<Assignment> beat(Member member) {
        return database.guard()
                .repeatedly(database.use(connection -> share(connection, member)
                                .flatMap(share ->
                                        held(connection, member).map(leases -> assignment(member, share, leases))))
                        .single());
    }

    private Mono<Share> share(Connection connection, Member member) {
        return beat.select(
                        connection,
                        Share::read,
                        member.subscription(),
                        member.id(),
                        member.name(),
                        member.lease().toMillis())
                .single();
    }

    private Mono<List<Lease>> held(Connection connection, Member member) {
        return held.select(connection, row -> lease(member, row), member.subscription(), member.id())
                .collectList();
    }

    private static Lease lease(Member member, Readable row) {
        return new Lease(
                member,
                Cell.of(row, 0, Integer.class),
                Cell.of(row, 1, Long.class),
                Position.of(Cell.of(row, 2, Long.class)),
                row.get(3, UUID.class));
    }

    private static Assignment assignment(Member member, Share share, List<Lease> leases) {
        var partitions = share.partitions();
        if (partitions == null) {
            throw new SubscriptionNotFoundException(member.subscription());
        }
        var expiry = share.nextExpiryMillis();
        return new Assignment(partitions, leases, expiry == null ? null : Duration.ofMillis(expiry));
    }

    Mono<Void> release(Lease lease) {
        return database.guard()
                .once(database.use(connection ->
                                release.change(connection, lease.subscription(), lease.partition(), lease.epoch()))
                        .then());
    }

    Mono<Void> leave(Member member) {
        return database.guard()
                .transaction(database.inTransaction(connection -> releaseAll
                                .change(connection, member.subscription(), member.id())
                                .then(forget.change(connection, member.subscription(), member.id())))
                        .then());
    }

    private static boolean fail(RuntimeException failure) {
        throw failure;
    }

    /** What a sign of life is answered with; without partitions when there is no such subscription. */
    private record Share(
            @Nullable Integer partitions, @Nullable Long nextExpiryMillis) {

        static Share read(Readable row) {
            return new Share(row.get(0, Integer.class), row.get(1, Long.class));
        }
    }
}
