-- One schema is one log.

-- Hands out positions. CACHE 1: a session must never keep numbers back. The first one drawn here is 0, so that
-- last_value always is a position that has been drawn.
CREATE SEQUENCE ${schema}.position AS bigint MINVALUE 0 START 0 CACHE 1;
SELECT nextval('${schema}.position');

CREATE TABLE ${schema}.event (
    position       bigint                    NOT NULL,
    version        bigint                    NOT NULL CHECK (version >= 0),
    recorded_at    timestamptz               NOT NULL,
    id             uuid                      NOT NULL,
    correlation_id uuid,
    causation_id   uuid,
    stream_id      text COLLATE "C"          NOT NULL,
    type           text COLLATE "C"          NOT NULL,
    payload        bytea                     NOT NULL,
    headers        jsonb,
    CONSTRAINT event_position PRIMARY KEY (position),
    CONSTRAINT event_version UNIQUE (stream_id, version),
    CONSTRAINT event_id UNIQUE (id)
);

CREATE TABLE ${schema}.checkpoint (
    projection text COLLATE "C" NOT NULL,
    position   bigint           NOT NULL,
    moved_at   timestamptz      NOT NULL,
    CONSTRAINT checkpoint_projection PRIMARY KEY (projection)
);

-- Raises the fence: promises that this transaction draws only positions above the highest drawn so far. The promise is a
-- shared advisory lock whose key is that position (its low half, beside the identity of this log's sequence);
-- PostgreSQL takes it down after the transaction has become visible. Shared locks never wait for each other.
CREATE FUNCTION ${schema}.raise_fence() RETURNS void
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log   CONSTANT bigint := '${schema}.position'::regclass::oid::bigint;
    drawn bigint;
BEGIN
    -- One fence is enough: the first stands lower than any later one would. The setting ends with the transaction, and
    -- falls back with a savepoint, just as the lock does.
    IF current_setting('eventstore.fence', true) = log::text THEN
        RETURN;
    END IF;
    PERFORM set_config('eventstore.fence', log::text, true);

    SELECT last_value INTO drawn FROM ${schema}.position;
    PERFORM pg_advisory_xact_lock_shared(log << 32 | (drawn & 4294967295));
END
$$;

-- The end of the completed prefix: no event at or below it will ever appear any more. The order of the two statements
-- matters: whoever raises a fence after the second has been looked at draws only positions above what the first saw.
CREATE FUNCTION ${schema}.safe_head(OUT safe bigint, OUT drawn bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log      CONSTANT bigint := '${schema}.position'::regclass::oid::bigint;
    fenced   bigint;
BEGIN
    SELECT last_value INTO drawn FROM ${schema}.position;

    -- A key holds the low half of a position: the one that is nearest to what has been drawn. It may lie above, for a
    -- fence may have been raised since.
    SELECT min(drawn + CASE WHEN distance < 2147483648 THEN distance ELSE distance - 4294967296 END)
      INTO fenced
      FROM (SELECT (l.objid::bigint - drawn) & 4294967295 AS distance
              FROM pg_locks l
             WHERE l.locktype = 'advisory'
               AND l.objsubid = 1
               AND l.classid::bigint = log
               AND l.mode = 'ShareLock'
               AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())) fence;

    safe := least(drawn, fenced);
END
$$;

-- Appends to one stream. `patience`: how many milliseconds to wait for a stream that another transaction is appending
-- to; 0 not at all, -1 as long as the session's own lock_timeout allows.
-- `expected`: a version, or -1 no stream, -2 an existing stream, -3 any.
-- `outcome`: 0 appended, 1 conflict, 2 busy, 3 the first event id is known already.
CREATE FUNCTION ${schema}.append(
    stream text, expected bigint, patience int,
    ids uuid[], types text[], payloads bytea[], correlations uuid[], causations uuid[], all_headers text[],
    OUT outcome int, OUT last_version bigint, OUT last_position bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log     CONSTANT int  := '${schema}.position'::regclass::oid::int;
    timeout CONSTANT text := current_setting('lock_timeout');
BEGIN
    IF patience > 0 THEN
        PERFORM set_config('lock_timeout', patience::text, true);
        PERFORM pg_advisory_xact_lock(log, hashtext(stream));
        PERFORM set_config('lock_timeout', timeout, true);
    ELSIF patience < 0 THEN
        PERFORM pg_advisory_xact_lock(log, hashtext(stream));
    ELSIF NOT pg_try_advisory_xact_lock(log, hashtext(stream)) THEN
        outcome := 2;
        RETURN;
    END IF;

    -- A later statement than the lock, so that it sees what the lock's last holder has committed.
    SELECT coalesce(max(e.version), -1) INTO last_version FROM ${schema}.event e WHERE e.stream_id = stream;

    IF (expected < -1 OR expected <> last_version)
        AND EXISTS (SELECT FROM ${schema}.event e WHERE e.id = ids[1]) THEN
        outcome := 3;
        RETURN;
    END IF;

    IF NOT (expected = -3 OR expected = last_version OR expected = -2 AND last_version >= 0) THEN
        outcome := 1;
        RETURN;
    END IF;

    PERFORM ${schema}.raise_fence();

    WITH appended AS (
        INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                     stream_id, type, payload, headers)
        SELECT nextval('${schema}.position'), last_version + e.nth, clock_timestamp(),
               e.id, e.correlation_id, e.causation_id, stream, e.type, e.payload, e.headers::jsonb
          FROM unnest(ids, types, payloads, correlations, causations, all_headers)
                   WITH ORDINALITY AS e (id, type, payload, correlation_id, causation_id, headers, nth)
        RETURNING version, position)
    SELECT max(a.version), max(a.position) INTO last_version, last_position FROM appended a;
    outcome := 0;
END
$$;

-- Appends to many streams at once, each with an outcome of its own; waits for nobody.
-- `streams` are distinct. The nth append goes to streams[stream_of[n]], with counts[n] of the events; appends to one
-- stream stand side by side. Expected versions and outcomes as above.
CREATE FUNCTION ${schema}.append_all(
    streams text[], stream_of int[], expected bigint[], counts int[], append_of int[],
    ids uuid[], types text[], payloads bytea[], correlations uuid[], causations uuid[], all_headers text[],
    OUT outcomes int[], OUT last_versions bigint[], OUT last_positions bigint[])
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log             CONSTANT int := '${schema}.position'::regclass::oid::int;
    appends         CONSTANT int := cardinality(stream_of);
    -- plpgsql keeps arrays of its own in a form whose elements can be reached in one step.
    names           text[] := streams;
    free            boolean[];
    heads           bigint[];
    known           boolean[];
    first_event     int[];
    version_shift   bigint[];
    position_shift  bigint[];
    positions       bigint[];
    event_index     int := 1;
    accepted_events int := 0;
    head            bigint;
    suspects        boolean := false;
BEGIN
    SELECT array_agg(pg_try_advisory_xact_lock(log, hashtext(s.name)) ORDER BY s.nth)
      INTO free
      FROM unnest(streams) WITH ORDINALITY AS s (name, nth);

    -- A later statement than the locks, so that it sees what their last holders have committed.
    SELECT array_agg(coalesce((SELECT e.version FROM ${schema}.event e
                                WHERE e.stream_id = s.name ORDER BY e.version DESC LIMIT 1), -1) ORDER BY s.nth)
      INTO heads
      FROM unnest(streams) WITH ORDINALITY AS s (name, nth);

    -- An append that does not match its stream, or matches any, may be the repetition of an earlier one.
    FOR n IN 1 .. appends LOOP
        first_event[n] := event_index;
        event_index := event_index + counts[n];
        suspects := suspects OR expected[n] < -1 OR expected[n] <> heads[stream_of[n]];
    END LOOP;
    IF suspects THEN
        SELECT array_agg((a.expected < -1 OR a.expected <> heads[a.stream])
                         AND EXISTS (SELECT FROM ${schema}.event e WHERE e.id = ids[a.first]) ORDER BY a.nth)
          INTO known
          FROM unnest(expected, stream_of, first_event) WITH ORDINALITY AS a (expected, stream, first, nth);
    END IF;

    FOR n IN 1 .. appends LOOP
        head := heads[stream_of[n]];
        last_versions[n] := head;
        last_positions[n] := 0;
        IF NOT free[stream_of[n]] THEN
            outcomes[n] := 2;
        ELSIF suspects AND known[n] THEN
            outcomes[n] := 3;
        ELSIF expected[n] = -3 OR expected[n] = head OR expected[n] = -2 AND head >= 0 THEN
            outcomes[n] := 0;
            version_shift[n] := head + 1 - first_event[n];
            position_shift[n] := accepted_events + 1 - first_event[n];
            accepted_events := accepted_events + counts[n];
            heads[stream_of[n]] := head + counts[n];
            last_versions[n] := head + counts[n];
        ELSE
            outcomes[n] := 1;
        END IF;
    END LOOP;

    IF accepted_events = 0 THEN
        RETURN;
    END IF;

    PERFORM ${schema}.raise_fence();
    positions := ARRAY(SELECT nextval('${schema}.position') FROM generate_series(1, accepted_events));

    INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                 stream_id, type, payload, headers)
    SELECT positions[position_shift[e.append] + e.nth], version_shift[e.append] + e.nth, clock_timestamp(),
           e.id, e.correlation_id, e.causation_id, names[stream_of[e.append]], e.type, e.payload, e.headers::jsonb
      FROM unnest(append_of, ids, types, payloads, correlations, causations, all_headers)
               WITH ORDINALITY AS e (append, id, type, payload, correlation_id, causation_id, headers, nth)
     WHERE outcomes[e.append] = 0;

    FOR n IN 1 .. appends LOOP
        IF outcomes[n] = 0 THEN
            last_positions[n] := positions[position_shift[n] + first_event[n] + counts[n] - 1];
        END IF;
    END LOOP;
END
$$;
