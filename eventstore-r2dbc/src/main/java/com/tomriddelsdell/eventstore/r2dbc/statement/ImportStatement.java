package com.tomriddelsdell.eventstore.r2dbc.statement;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import com.tomriddelsdell.eventstore.RecordedEvent;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.parameter.ArrayParameter;
import com.tomriddelsdell.eventstore.transfer.ImportBatch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a batch of recorded events in as they are, in one round trip and one transaction. */
public final class ImportStatement {

    private static final String SQL = """
            SELECT outcome, place, standing
              FROM ${schema}.import($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;

    private static final String SKIP = "SELECT ${schema}.skip_positions($1, $2)";

    private final String sql;
    private final String skip;

    public ImportStatement(SchemaName schema) {
        this.sql = requireNonNull(schema, "schema").in(SQL);
        this.skip = schema.in(SKIP);
    }

    public Mono<ImportVerdict> execute(Connection connection, ImportBatch batch) {
        var request = Request.of(batch.request());
        var locks = new LockColumns();
        locks.add(1, request);
        var events = batch.events();
        var statement = connection
                .createStatement(sql)
                .bind(0, locks.keys())
                .bind(1, locks.shared())
                .bind(2, ArrayParameter.text(request.streams()))
                .bind(3, ArrayParameter.int8(firstVersions(batch)))
                .bind(4, request.isTagged())
                .bind(
                        5,
                        ArrayParameter.int8(
                                column(events, event -> event.position().value())))
                .bind(
                        6,
                        ArrayParameter.int8(
                                column(events, event -> event.version().value())))
                .bind(7, ArrayParameter.int8(column(events, event -> micros(event.recordedAt()))))
                .bind(8, ArrayParameter.int4(streamNumbers(batch)));
        return Flux.from(EventColumns.bind(statement, 9, column(events, RecordedEvent::data))
                        .execute())
                .concatMap(result -> result.map(row -> verdict(batch, row)))
                .single();
    }

    /** Hands out at most {@code most} positions up to {@code target}, for no event to have; emits the last. */
    public Mono<Position> skip(Connection connection, Position target, long most) {
        return Flux.from(connection
                        .createStatement(skip)
                        .bind(0, target.value())
                        .bind(1, most)
                        .execute())
                .concatMap(result -> result.map(row -> Position.of(Cell.of(row, 0, Long.class))))
                .single();
    }

    private static ImportVerdict verdict(ImportBatch batch, Readable row) {
        var place = row.get(1, Integer.class);
        var standing = row.get(2, Long.class);
        return ImportVerdict.of(
                batch, Cell.of(row, 0, Integer.class), place == null ? 0 : place, standing == null ? 0 : standing);
    }

    private static List<Long> firstVersions(ImportBatch batch) {
        var first = new HashMap<StreamId, Long>();
        batch.events()
                .forEach(event ->
                        first.putIfAbsent(event.stream(), event.version().value()));
        return batch.request().parts().stream()
                .map(part -> first.getOrDefault(part.stream(), 0L))
                .toList();
    }

    private static List<Integer> streamNumbers(ImportBatch batch) {
        var numbers = new HashMap<StreamId, Integer>();
        batch.request().parts().forEach(part -> numbers.put(part.stream(), numbers.size() + 1));
        return column(batch.events(), event -> numbers.getOrDefault(event.stream(), 0));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
    }

    private static <T> List<T> column(List<RecordedEvent> events, Function<RecordedEvent, T> cell) {
        return events.stream().map(cell).toList();
    }
}
