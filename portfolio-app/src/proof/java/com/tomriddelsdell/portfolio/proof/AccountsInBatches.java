package com.tomriddelsdell.portfolio.proof;

import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.r2dbc.replay.GenerationTable;
import com.tomriddelsdell.eventstore.r2dbc.replay.TableProjection;
import com.tomriddelsdell.eventstore.replay.RebuildableBatchProjection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same rows as those of {@link Accounts}, read and written once for a whole batch of events. */
record AccountsInBatches(GenerationTable table) implements TableProjection, RebuildableBatchProjection<Connection> {

    static final String NAME = "accounts";
    static final int PARTITIONS = 4;

    private static final String KNOWN = "SELECT stream, events, version, history FROM ${table} WHERE stream = ANY($1)";

    private static final String PUT = """
            INSERT INTO ${table} (stream, events, version, history)
            SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[])
            ON CONFLICT (stream) DO UPDATE
               SET events = excluded.events, version = excluded.version, history = excluded.history
            """;

    static AccountsInBatches in(String schema) {
        return new AccountsInBatches(Accounts.table(schema + "." + NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int mostPartitions() {
        return PARTITIONS;
    }

    @Override
    public Mono<Void> applyAll(Connection transaction, int generation, List<RecordedEvent> events) {
        return known(transaction, generation, events).flatMap(accounts -> {
            events.forEach(event -> accounts.compute(
                    event.stream().toString(),
                    (stream, account) -> Account.after(account, event.version().value())));
            return put(transaction, generation, accounts);
        });
    }

    private Mono<Map<String, Account>> known(Connection transaction, int generation, List<RecordedEvent> events) {
        var streams = events.stream()
                .map(event -> event.stream().toString())
                .distinct()
                .toArray(String[]::new);
        var statement = transaction
                .createStatement(KNOWN.replace("${table}", table.name(generation)))
                .bind(0, streams);
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(row -> Map.entry(text(row, 0), Account.read(row))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
    }

    private Mono<Void> put(Connection transaction, int generation, Map<String, Account> accounts) {
        var values = accounts.values();
        var statement = transaction
                .createStatement(PUT.replace("${table}", table.name(generation)))
                .bind(0, accounts.keySet().toArray(String[]::new))
                .bind(1, values.stream().map(Account::events).toArray(Integer[]::new))
                .bind(2, values.stream().map(Account::version).toArray(Long[]::new))
                .bind(3, values.stream().map(Account::history).toArray(String[]::new));
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    private static String text(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private record Account(Integer events, Long version, String history) {

        static Account read(Readable row) {
            return new Account(
                    Objects.requireNonNull(row.get(1, Integer.class)),
                    Objects.requireNonNull(row.get(2, Long.class)),
                    text(row, 3));
        }

        static Account after(@Nullable Account before, long version) {
            return before == null
                    ? new Account(1, version, md5(Long.toString(version)))
                    : new Account(before.events + 1, version, md5(before.history + version));
        }

        private static String md5(String text) {
            try {
                var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
