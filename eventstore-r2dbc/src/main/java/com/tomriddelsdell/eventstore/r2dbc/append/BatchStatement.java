package com.tomriddelsdell.eventstore.r2dbc.append;

import com.tomriddelsdell.eventstore.r2dbc.database.ArrayParameter;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appends to many streams in one round trip and one transaction, with a verdict for each append. */
final class BatchStatement {

    private static final String SQL = """
            SELECT outcomes, last_versions, last_positions
              FROM ${schema}.append_all($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private final String sql;

    BatchStatement(SchemaName schema) {
        this.sql = schema.in(SQL);
    }

    /**
     * Executes the batch.
     *
     * @param appends those to one stream side by side
     * @return the verdicts, in the order of {@code appends}
     */
    Mono<List<Verdict>> execute(Connection connection, List<Append> appends) {
        var streams = new ArrayList<String>(appends.size());
        var streamOf = new ArrayList<Integer>(appends.size());
        var appendOf = new ArrayList<Integer>(appends.size());
        for (var append : appends) {
            if (streams.isEmpty() || !streams.getLast().equals(append.streamName())) {
                streams.add(append.streamName());
            }
            streamOf.add(streams.size());
            append.events().forEach(event -> appendOf.add(streamOf.size()));
        }
        var statement = connection
                .createStatement(sql)
                .bind(0, ArrayParameter.text(streams))
                .bind(1, ArrayParameter.int4(streamOf))
                .bind(
                        2,
                        ArrayParameter.int8(
                                appends.stream().map(Append::expectedAsNumber).toList()))
                .bind(
                        3,
                        ArrayParameter.int4(appends.stream()
                                .map(append -> append.events().size())
                                .toList()))
                .bind(4, ArrayParameter.int4(appendOf));
        var events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        return Flux.from(EventColumns.bind(statement, 5, events).execute())
                .concatMap(result -> result.map(BatchStatement::verdicts))
                .single();
    }

    private static List<Verdict> verdicts(Readable row) {
        var outcomes = Cell.of(row, 0, Integer[].class);
        var versions = Cell.of(row, 1, Long[].class);
        var positions = Cell.of(row, 2, Long[].class);
        var verdicts = new ArrayList<Verdict>(outcomes.length);
        for (var index = 0; index < outcomes.length; index++) {
            verdicts.add(Verdict.of(outcomes[index], versions[index], positions[index]));
        }
        return verdicts;
    }
}
