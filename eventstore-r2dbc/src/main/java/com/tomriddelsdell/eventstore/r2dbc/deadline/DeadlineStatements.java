package com.tomriddelsdell.eventstore.r2dbc.deadline;

import com.tomriddelsdell.eventstore.r2dbc.database.SchemaName;
import com.tomriddelsdell.eventstore.r2dbc.database.Sql;

/** What is asked of the table of deadlines. */
final class DeadlineStatements {

    final Sql schedule;
    final Sql cancel;
    final Sql find;
    final Sql claim;
    final Sql settle;
    final Sql postpone;
    final Sql untilNext;
    final Sql failed;
    final Sql retry;
    final Sql purge;

    DeadlineStatements(SchemaName schema) {
        schedule = Sql.of(schema, """
                INSERT INTO ${schema}.deadline AS d
                       (name, subject, id, due_at, next_at, payload, correlation_id, causation_id, headers)
                VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8::jsonb)
                    ON CONFLICT (name, subject) DO UPDATE
                   SET id = excluded.id, due_at = excluded.due_at, next_at = excluded.next_at,
                       payload = excluded.payload, correlation_id = excluded.correlation_id,
                       causation_id = excluded.causation_id, headers = excluded.headers,
                       claim = NULL, attempts = 0, error = NULL, settled_at = NULL
                 WHERE d.id <> excluded.id
                """);
        cancel = Sql.of(schema, """
                UPDATE ${schema}.deadline SET settled_at = now(), next_at = NULL, claim = NULL
                 WHERE name = $1 AND subject = $2 AND settled_at IS NULL
                """);
        find = Sql.of(
                schema,
                "SELECT " + DeadlineRow.COLUMNS
                        + " FROM ${schema}.deadline d WHERE name = $1 AND subject = $2 AND settled_at IS NULL");
        claim = Sql.of(schema, """
                WITH due AS (
                    SELECT name, subject FROM ${schema}.deadline
                     WHERE name = $1 AND next_at <= now()
                     ORDER BY next_at LIMIT $2
                       FOR UPDATE SKIP LOCKED),
                d AS (
                    UPDATE ${schema}.deadline claimed
                       SET next_at = now() + $3 * interval '1 ms', attempts = attempts + 1, claim = $4
                      FROM due WHERE claimed.name = due.name AND claimed.subject = due.subject
                    RETURNING claimed.*)
                SELECT %s, attempts FROM d ORDER BY due_at, subject
                """.formatted(DeadlineRow.COLUMNS));
        settle = Sql.of(schema, """
                UPDATE ${schema}.deadline SET settled_at = now(), next_at = NULL, claim = NULL
                 WHERE name = $1 AND subject = $2 AND claim = $3
                """);
        postpone = Sql.of(schema, """
                UPDATE ${schema}.deadline SET error = $4, next_at = now() + $5 * interval '1 ms', claim = NULL
                 WHERE name = $1 AND subject = $2 AND claim = $3
                """);
        untilNext = Sql.of(schema, """
                SELECT (extract(epoch FROM greatest(next_at - now(), interval '0')) * 1000000)::bigint
                  FROM ${schema}.deadline
                 WHERE name = $1 AND next_at IS NOT NULL ORDER BY next_at LIMIT 1
                """);
        failed = Sql.of(
                schema,
                "SELECT " + DeadlineRow.COLUMNS + ", attempts, error FROM ${schema}.deadline d"
                        + " WHERE name = $1 AND next_at IS NULL AND settled_at IS NULL ORDER BY due_at, subject");
        retry = Sql.of(schema, """
                UPDATE ${schema}.deadline SET next_at = now(), attempts = 0
                 WHERE name = $1 AND subject = $2 AND next_at IS NULL AND settled_at IS NULL
                """);
        purge = Sql.of(schema, """
                DELETE FROM ${schema}.deadline WHERE name = $1 AND settled_at <= now() - $2 * interval '1 ms'
                """);
    }
}
