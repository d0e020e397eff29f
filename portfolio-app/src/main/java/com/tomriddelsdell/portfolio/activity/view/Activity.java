package com.tomriddelsdell.portfolio.activity.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How much happened on which day. Eventually consistent with the log. */
public final class Activity {

    private static final String SINCE = """
            SELECT day, sum(events)::bigint AS events
              FROM portfolio.activity
             WHERE day >= $1
             GROUP BY day
             ORDER BY day
            """;

    private final DatabaseClient database;

    Activity(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Days in UTC with the number of their events, earliest first; those without events are left out.
     *
     * @return empty until the first generation has been made, shortly after the first start
     */
    public Mono<List<ActiveDay>> since(LocalDate day) {
        return database.sql(SINCE)
                .bind("$1", day)
                .map(row -> new ActiveDay(
                        Objects.requireNonNull(row.get("day", LocalDate.class)),
                        Objects.requireNonNull(row.get("events", Long.class))))
                .all()
                .onErrorComplete(BadSqlGrammarException.class)
                .collectList();
    }
}
