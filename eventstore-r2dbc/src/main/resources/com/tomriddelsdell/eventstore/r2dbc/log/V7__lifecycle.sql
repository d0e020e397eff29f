-- What becomes of streams in the long run. The last event of a stream that has not been deleted is never taken away: it
-- tells the version.

-- Events that were moved out of the log with their streams. They can be read in these, and nowhere else.
CREATE TABLE ${schema}.archived_event (
    LIKE ${schema}.event,
    CONSTRAINT archived_event_version PRIMARY KEY (stream_id, version)
);

-- Which positions were taken out of the log, for each 1,024 of them.
CREATE TABLE ${schema}.scavenged (
    bucket    bigint         NOT NULL,
    positions int8multirange NOT NULL,
    CONSTRAINT scavenged_bucket PRIMARY KEY (bucket)
);

-- The first version that readers of a stream are shown. Beyond its head if they are shown none.
CREATE FUNCTION ${schema}.first_visible(stream text) RETURNS bigint
    LANGUAGE plpgsql STABLE AS
$$
DECLARE
    s      ${schema}.stream%ROWTYPE;
    head   bigint;
    first  bigint;
    last   bigint;
    middle bigint;
    oldest timestamptz;
BEGIN
    SELECT * INTO s FROM ${schema}.stream k WHERE k.id = stream;
    IF NOT FOUND THEN
        RETURN 0;
    ELSIF s.closed = 2 THEN
        RETURN 9223372036854775807;
    END IF;

    SELECT h.head INTO head FROM ${schema}.stream_head(stream) h;
    IF head < s.deleted_before THEN
        RETURN s.deleted_before;
    END IF;
    first := greatest(s.deleted_before, least(s.truncate_before, head), head - s.max_count + 1);

    IF s.max_age_millis IS NOT NULL THEN
        oldest := now() - s.max_age_millis * interval '1 millisecond';
        last := head;
        WHILE first < last LOOP
            middle := (first + last) / 2;
            IF coalesce((SELECT e.recorded_at FROM ${schema}.event e WHERE e.stream_id = stream AND e.version = middle),
                        (SELECT e.recorded_at FROM ${schema}.archived_event e
                          WHERE e.stream_id = stream AND e.version = middle),
                        '-infinity') < oldest
            THEN
                first := middle + 1;
            ELSE
                last := middle;
            END IF;
        END LOOP;
    END IF;
    RETURN first;
END
$$;

-- A page of what readers of a stream are shown. Each table has a limit of its own, or both would be read to their ends.
-- PostgreSQL makes such a function (one SELECT, stable) a part of the statement that calls it. It is not spelled out
-- there because the driver takes a statement to pieces each time it is sent, and this is a long one.
CREATE FUNCTION ${schema}.read_stream(stream text, first bigint, last bigint, most int)
    RETURNS SETOF ${schema}.event
    LANGUAGE sql STABLE AS
$$
SELECT *
  FROM ((SELECT * FROM ${schema}.event e
          WHERE e.stream_id = stream AND e.version <= last
            AND e.version >= greatest(first, (SELECT ${schema}.first_visible(stream)))
          ORDER BY e.version LIMIT most)
        UNION ALL
        (SELECT * FROM ${schema}.archived_event e
          WHERE e.stream_id = stream AND e.version <= last
            AND e.version >= greatest(first, (SELECT ${schema}.first_visible(stream)))
          ORDER BY e.version LIMIT most)) shown
 ORDER BY version LIMIT most
$$;

CREATE FUNCTION ${schema}.read_stream_backward(stream text, first bigint, last bigint, most int)
    RETURNS SETOF ${schema}.event
    LANGUAGE sql STABLE AS
$$
SELECT *
  FROM ((SELECT * FROM ${schema}.event e
          WHERE e.stream_id = stream AND e.version <= last
            AND e.version >= greatest(first, (SELECT ${schema}.first_visible(stream)))
          ORDER BY e.version DESC LIMIT most)
        UNION ALL
        (SELECT * FROM ${schema}.archived_event e
          WHERE e.stream_id = stream AND e.version <= last
            AND e.version >= greatest(first, (SELECT ${schema}.first_visible(stream)))
          ORDER BY e.version DESC LIMIT most)) shown
 ORDER BY version DESC LIMIT most
$$;

-- What is known about a stream. `state`: 0 open, 1 archived, 2 tombstoned.
CREATE FUNCTION ${schema}.describe_stream(
    stream text, OUT state int, OUT first bigint, OUT head bigint, OUT current bigint, OUT truncate_before bigint,
    OUT max_count bigint, OUT max_age_millis bigint, OUT properties text)
    LANGUAGE plpgsql STABLE AS
$$
DECLARE
    visible CONSTANT bigint := ${schema}.first_visible(stream);
BEGIN
    SELECT h.head, h.current, h.closed INTO head, current, state FROM ${schema}.stream_head(stream) h;
    SELECT s.truncate_before, s.max_count, s.max_age_millis, s.properties::text
      INTO truncate_before, max_count, max_age_millis, properties
      FROM ${schema}.stream s WHERE s.id = stream;
    truncate_before := coalesce(truncate_before, 0);
    SELECT least((SELECT min(e.version) FROM ${schema}.event e WHERE e.stream_id = stream AND e.version >= visible),
                 (SELECT min(e.version) FROM ${schema}.archived_event e
                   WHERE e.stream_id = stream AND e.version >= visible))
      INTO first;
END
$$;

-- Changes a stream's state. `act`: 0 reopen, 1 archive, 2 tombstone, 3 delete. `expected` is as for an append.
-- `outcome`: 0 done, or nothing to do; 1 the version conflicts, also because there must be a stream and is none; 5 the
-- stream's state forbids it.
CREATE FUNCTION ${schema}.change_stream(
    stream text, act int, expected bigint, OUT outcome int, OUT current bigint, OUT closed int)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    head bigint;
BEGIN
    PERFORM ${schema}.acquire(ARRAY [stream], ARRAY [0], -1);
    SELECT h.head, h.current, h.closed INTO head, current, closed FROM ${schema}.stream_head(stream) h;

    IF closed = 2 AND act <> 2 OR closed = 1 AND act = 3 THEN
        outcome := 5;
        RETURN;
    END IF;
    outcome := 0;
    IF closed = act AND act < 3 THEN
        RETURN;
    END IF;
    IF NOT (expected = -3 OR expected = current OR expected = -2 AND current >= 0) OR act = 1 AND current < 0 THEN
        outcome := 1;
        RETURN;
    END IF;

    IF act < 2 THEN
        INSERT INTO ${schema}.stream AS s (id, closed) VALUES (stream, act)
        ON CONFLICT (id) DO UPDATE SET closed = excluded.closed;
    ELSIF act = 2 OR head >= 0 THEN
        INSERT INTO ${schema}.stream AS s (id, closed, deleted_before)
        VALUES (stream, CASE act WHEN 2 THEN 2 ELSE 0 END, head + 1)
        ON CONFLICT (id) DO UPDATE
           SET closed = excluded.closed, deleted_before = excluded.deleted_before,
               truncate_before = 0, max_count = NULL, max_age_millis = NULL, properties = NULL;
    END IF;
END
$$;

-- What every named subscription has handled, and has not parked.
CREATE FUNCTION ${schema}.handled_by_all() RETURNS bigint
    LANGUAGE sql STABLE AS
$$
SELECT coalesce(least((SELECT min(c.position) FROM ${schema}.checkpoint c),
                      (SELECT min(p.position) - 1 FROM ${schema}.parked p)), 9223372036854775807)
$$;

-- Takes a part of what a stream does not keep out of the log, oldest first, and into the archive what an archived stream
-- keeps. `more`: whether the stream has more to take; `waiting`, once it has not: how many of its events must stay because a
-- subscription has not handled them yet. Does not wait long for a stream that somebody holds.
CREATE FUNCTION ${schema}.scavenge(
    stream text, most int,
    OUT removed bigint, OUT archived bigint, OUT bytes bigint, OUT more boolean, OUT waiting bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    visible bigint;
    kept    bigint;
    handled bigint;
BEGIN
    PERFORM ${schema}.acquire(ARRAY [stream], ARRAY [0], 500);
    visible := ${schema}.first_visible(stream);
    handled := ${schema}.handled_by_all();
    -- What is below this leaves the log, for the archive or for good.
    SELECT CASE WHEN h.closed = 1 THEN greatest(visible, h.head) ELSE visible END
      INTO kept FROM ${schema}.stream_head(stream) h;

    WITH gone AS (
        DELETE FROM ${schema}.event e
         WHERE e.position IN (SELECT o.position FROM ${schema}.event o
                               WHERE o.stream_id = stream AND o.version < kept AND o.position <= handled
                               ORDER BY o.version LIMIT most)
        RETURNING e.*
    ), untagged AS (
        DELETE FROM ${schema}.tag t USING gone g, unnest(g.tags) AS w (tag)
         WHERE t.tag = w.tag AND t.position = g.position
    ), moved AS (
        INSERT INTO ${schema}.archived_event SELECT g.* FROM gone g WHERE g.version >= visible
    ), noted AS (
        INSERT INTO ${schema}.scavenged AS s (bucket, positions)
        SELECT g.position / 1024, range_agg(int8range(g.position, g.position, '[]')) FROM gone g GROUP BY 1 ORDER BY 1
        ON CONFLICT (bucket) DO UPDATE SET positions = s.positions + excluded.positions
    )
    SELECT count(*) FILTER (WHERE g.version < visible), count(*) FILTER (WHERE g.version >= visible),
           coalesce(sum(pg_column_size(g.*)), 0)
      INTO removed, archived, bytes
      FROM gone g;

    WITH gone AS (
        DELETE FROM ${schema}.archived_event e
         WHERE (e.stream_id, e.version) IN (SELECT o.stream_id, o.version FROM ${schema}.archived_event o
                                             WHERE o.stream_id = stream AND o.version < visible
                                             ORDER BY o.version LIMIT greatest(most - removed - archived, 0))
        RETURNING e.*
    )
    SELECT removed + count(*), bytes + coalesce(sum(pg_column_size(g.*)), 0) INTO removed, bytes FROM gone g;

    more := EXISTS (SELECT FROM ${schema}.event e
                     WHERE e.stream_id = stream AND e.version < kept AND e.position <= handled)
        OR EXISTS (SELECT FROM ${schema}.archived_event e WHERE e.stream_id = stream AND e.version < visible);
    waiting := 0;
    IF NOT more THEN
        SELECT count(*) INTO waiting FROM ${schema}.event e WHERE e.stream_id = stream AND e.version < kept;
    END IF;
END
$$;

-- How many positions behind one, up to another, were scavenged.
CREATE FUNCTION ${schema}.scavenged_between(after_position bigint, to_position bigint) RETURNS bigint
    LANGUAGE sql STABLE AS
$$
SELECT coalesce(sum(upper(r.taken) - lower(r.taken)), 0)::bigint
  FROM ${schema}.scavenged s,
       unnest(s.positions * int8multirange(int8range(after_position, to_position, '(]'))) AS r (taken)
 WHERE s.bucket BETWEEN after_position / 1024 AND to_position / 1024
$$;
