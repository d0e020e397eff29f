package com.tomriddelsdell.eventstore.r2dbc.lifecycle;

import com.tomriddelsdell.eventstore.ExpectedVersion;
import com.tomriddelsdell.eventstore.StreamClosedException;
import com.tomriddelsdell.eventstore.StreamClosedException.Closure;
import com.tomriddelsdell.eventstore.StreamId;
import com.tomriddelsdell.eventstore.StreamVersion;
import com.tomriddelsdell.eventstore.VersionConflictException;
import com.tomriddelsdell.eventstore.r2dbc.database.Cell;
import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;
import com.tomriddelsdell.eventstore.r2dbc.statement.Expectation;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

/** Reopens, archives, tombstones and deletes streams, each by one call of one function. */
final class StateChange {

    private static final String CHANGE = "SELECT outcome, current, closed FROM ${schema}.change_stream($1, $2, $3)";

    private final Sql change;

    StateChange(SchemaName schema) {
        this.change = Sql.of(schema, CHANGE);
    }

    Mono<Void> make(Connection connection, StreamId stream, Act act, ExpectedVersion expected) {
        return change.select(connection, Answer::read, stream.toString(), act.number, Expectation.asNumber(expected))
                .single()
                .doOnNext(answer -> answer.refuse(stream, act, expected))
                .then();
    }

    /** What may be done, by the number that the function knows it by. */
    enum Act {
        REOPEN(0),
        ARCHIVE(1),
        TOMBSTONE(2),
        DELETE(3);

        private final int number;

        Act(int number) {
            this.number = number;
        }
    }

    private record Answer(int outcome, StreamVersion current, int closed) {

        static Answer read(Readable row) {
            return new Answer(
                    Cell.of(row, 0, Integer.class),
                    StreamVersion.of(Cell.of(row, 1, Long.class)),
                    Cell.of(row, 2, Integer.class));
        }

        void refuse(StreamId stream, Act act, ExpectedVersion expected) {
            switch (outcome) {
                case 0 -> {}
                case 1 -> throw new VersionConflictException(stream, unmet(act, expected), current);
                case 5 -> throw new StreamClosedException(stream, closed == 1 ? Closure.ARCHIVED : Closure.TOMBSTONED);
                default -> throw new IllegalStateException("%s was answered with outcome %d".formatted(act, outcome));
            }
        }

        private ExpectedVersion unmet(Act act, ExpectedVersion expected) {
            return act == Act.ARCHIVE && expected.accepts(current) ? ExpectedVersion.streamExists() : expected;
        }
    }
}
