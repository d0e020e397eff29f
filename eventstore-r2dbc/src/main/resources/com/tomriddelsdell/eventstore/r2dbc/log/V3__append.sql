-- Appending. Until its transaction ends, whoever appends holds advisory locks that are named after
--   its streams: alone;
--   the tags and types of its events: shared;
--   its condition, by one tag of each item of the query, or by the item's types where it names no tag: alone. Whoever
--   appends an event that matches the item holds the same lock.
-- Locks of two keys never meet those of one key, which the fence uses.
--
-- `patience`: how many milliseconds to wait for a lock; 0 not at all, -1 as long as the session's lock_timeout allows.
-- `expected`: a version, or -1 no stream, -2 an existing stream, -3 any.
-- `outcome`: 0 appended, 1 a version conflicts, 2 busy, 3 the first event id is known, 4 the condition fails, 5 a stream is
-- closed; its last position then is -1 if it is archived, -2 if it is tombstoned.
-- Several tags, types or positions in one text are separated by line feeds, which none of them contains.

-- Takes locks; returns the indexes of those that were not to be had without waiting.
CREATE FUNCTION ${schema}.acquire(keys text[], shared int[], patience int) RETURNS int[]
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log     CONSTANT int  := '${schema}.position'::regclass::oid::int;
    timeout CONSTANT text := current_setting('lock_timeout');
    missed  int[] := '{}';
    k       record;
BEGIN
    -- For a few locks a loop of expressions is cheaper than a statement.
    IF patience = 0 AND cardinality(keys) < 16 THEN
        FOR nth IN 1 .. cardinality(keys) LOOP
            IF NOT (CASE shared[nth] WHEN 1 THEN pg_try_advisory_xact_lock_shared(log, hashtext(keys[nth]))
                                     ELSE pg_try_advisory_xact_lock(log, hashtext(keys[nth])) END) THEN
                missed := missed || nth;
            END IF;
        END LOOP;
        RETURN missed;
    ELSIF patience = 0 THEN
        RETURN ARRAY(SELECT u.nth::int
                       FROM unnest(keys, shared) WITH ORDINALITY AS u (key, shared, nth)
                      WHERE NOT CASE u.shared WHEN 1 THEN pg_try_advisory_xact_lock_shared(log, hashtext(u.key))
                                              ELSE pg_try_advisory_xact_lock(log, hashtext(u.key)) END);
    END IF;

    IF patience > 0 THEN
        PERFORM set_config('lock_timeout', patience::text, true);
    END IF;
    -- In one order for all who wait, so that they never wait in a circle.
    FOR k IN SELECT hashtext(u.key) AS key, min(u.shared) AS shared
               FROM unnest(keys, shared) AS u (key, shared) GROUP BY 1 ORDER BY 1 LOOP
        IF k.shared = 1 THEN
            PERFORM pg_advisory_xact_lock_shared(log, k.key);
        ELSE
            PERFORM pg_advisory_xact_lock(log, k.key);
        END IF;
    END LOOP;
    PERFORM set_config('lock_timeout', timeout, true);
    RETURN '{}';
END
$$;

-- Whether there is an event that matches the item of a query and was not seen.
CREATE FUNCTION ${schema}.is_broken(item_types text, item_tags text, seen_up_to bigint, seen_beyond text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    wanted_types CONSTANT text[]   := string_to_array(item_types, E'\n');
    wanted_tags  CONSTANT text[]   := string_to_array(item_tags, E'\n');
    seen         CONSTANT bigint[] := coalesce(string_to_array(seen_beyond, E'\n')::bigint[], '{}');
BEGIN
    IF wanted_tags IS NULL THEN
        RETURN EXISTS (SELECT FROM ${schema}.event e
                        WHERE e.position > seen_up_to AND e.type = ANY (wanted_types) AND e.position <> ALL (seen));
    END IF;
    RETURN EXISTS (SELECT FROM ${schema}.tag t JOIN ${schema}.event e USING (position)
                    WHERE t.tag = wanted_tags[1] AND t.position > seen_up_to AND t.position <> ALL (seen)
                      AND e.tags @> wanted_tags
                      AND (wanted_types IS NULL OR e.type = ANY (wanted_types)));
END
$$;

-- Where a stream stands: the last version it ever had, which numbers go on from; the version that writers must expect, which
-- is -1 after a deletion; and whether it is closed. A deletion also stands for events that were scavenged since. Returns a table
-- of one row, for only such a function becomes a part of the statement that calls it.
CREATE FUNCTION ${schema}.stream_head(stream text) RETURNS TABLE (head bigint, current bigint, closed int)
    LANGUAGE sql STABLE AS
$$
SELECT greatest(e.version, s.deleted_before - 1),
       CASE WHEN e.version >= coalesce(s.deleted_before, 0) THEN e.version ELSE -1 END,
       coalesce(s.closed, 0)::int
  FROM (SELECT coalesce(max(e.version), -1) AS version FROM ${schema}.event e WHERE e.stream_id = stream) e
       LEFT JOIN ${schema}.stream s ON s.id = stream
$$;

-- Appends to one stream without a condition. keys[1] is the stream.
CREATE FUNCTION ${schema}.append(
    patience int, keys text[], shared int[], stream text, expected bigint, tagged boolean,
    ids uuid[], types text[], payloads bytea[], correlations uuid[], causations uuid[], all_headers text[],
    all_tags text[],
    OUT outcome int, OUT last_version bigint, OUT last_position bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    head   bigint;
    closed int;
    fenced boolean;
BEGIN
    IF cardinality(${schema}.acquire(keys, shared, patience)) > 0 THEN
        outcome := 2;
        RETURN;
    END IF;

    -- A later statement than the locks, so that it sees what their last holders have committed.
    SELECT h.head, h.current, h.closed INTO head, last_version, closed FROM ${schema}.stream_head(stream) h;

    IF expected < -1 OR expected <> last_version OR closed > 0 THEN
        IF EXISTS (SELECT FROM ${schema}.event e WHERE e.id = ids[1]) THEN
            outcome := 3;
            RETURN;
        END IF;
    END IF;

    IF closed > 0 THEN
        outcome := 5;
        last_position := -closed;
        RETURN;
    END IF;

    IF NOT (expected = -3 OR expected = last_version OR expected = -2 AND last_version >= 0) THEN
        outcome := 1;
        RETURN;
    END IF;

    fenced := ${schema}.raise_fence();
    IF cardinality(ids) = 1 THEN
        last_version := head + 1;
        last_position := nextval('${schema}.position');
        INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                     stream_id, type, payload, headers, tags)
        VALUES (last_position, last_version, clock_timestamp(), ids[1], correlations[1], causations[1],
                stream, types[1], payloads[1], all_headers[1]::jsonb, string_to_array(all_tags[1], E'\n'));
    ELSE
        WITH appended AS (
            INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                         stream_id, type, payload, headers, tags)
            SELECT nextval('${schema}.position'), head + e.nth, clock_timestamp(),
                   e.id, e.correlation_id, e.causation_id, stream, e.type, e.payload, e.headers::jsonb,
                   string_to_array(e.tags, E'\n')
              FROM unnest(ids, types, payloads, correlations, causations, all_headers, all_tags)
                       WITH ORDINALITY AS e (id, type, payload, correlation_id, causation_id, headers, tags, nth)
            RETURNING version, position)
        SELECT max(a.version), max(a.position) INTO last_version, last_position FROM appended a;
    END IF;

    IF tagged THEN
        INSERT INTO ${schema}.tag (tag, position)
        SELECT t.tag, e.position
          FROM ${schema}.event e, unnest(e.tags) AS t (tag)
         WHERE e.stream_id = stream AND e.version > last_version - cardinality(ids);
    END IF;
    outcome := 0;
END
$$;

-- Answers many requests at once, each with an outcome of its own. A request has one or more parts, one for each of its
-- streams, and is appended as a whole or not at all. Parts, items and events stand in the order of their requests.
CREATE FUNCTION ${schema}.append_all(
    patience int, lock_requests int[], lock_keys text[], lock_shared int[],
    streams text[], part_requests int[], part_streams int[], expected bigint[], counts int[],
    item_requests int[], item_types text[], item_tags text[], item_seen_up_to bigint[], item_seen_beyond text[],
    tagged boolean, event_parts int[],
    ids uuid[], types text[], payloads bytea[], correlations uuid[], causations uuid[], all_headers text[],
    all_tags text[],
    OUT outcomes int[], OUT last_versions bigint[], OUT last_positions bigint[])
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    parts           CONSTANT int := cardinality(part_requests);
    requests        CONSTANT int := part_requests[parts];
    -- plpgsql keeps arrays of its own in a form whose elements can be reached in one step.
    names           text[] := streams;
    heads           bigint[];
    more_to_them    boolean := false;
    gone            bigint[];
    closures        int[];
    first_events    int[];
    request_events  int[];
    suspects        boolean[];
    version_shift   bigint[];
    position_shift  bigint[];
    positions       bigint[];
    next_event      int := 1;
    next_part       int := 1;
    next_item       int := 1;
    first_part      int;
    accepted_events int := 0;
    head            bigint;
    missing         int;
    known           int;
BEGIN
    outcomes := array_fill(0, ARRAY [requests]);
    FOREACH missing IN ARRAY ${schema}.acquire(lock_keys, lock_shared, patience) LOOP
        outcomes[lock_requests[missing]] := 2;
    END LOOP;

    -- A later statement than the locks, so that it sees what their last holders have committed.
    SELECT array_agg(coalesce((SELECT e.version FROM ${schema}.event e
                                WHERE e.stream_id = s.name ORDER BY e.version DESC LIMIT 1), -1) ORDER BY s.nth)
      INTO heads
      FROM unnest(streams) WITH ORDINALITY AS s (name, nth);
    -- Few streams have more to them than events: what follows is skipped for a batch of others.
    FOR known, head, missing IN SELECT n.nth, s.deleted_before, s.closed
                                  FROM unnest(streams) WITH ORDINALITY AS n (name, nth)
                                       JOIN ${schema}.stream s ON s.id = n.name LOOP
        more_to_them := true;
        gone[known] := head;
        closures[known] := missing;
        heads[known] := greatest(heads[known], head - 1);
    END LOOP;

    -- What does not match its stream, matches any, or has a condition may be the repetition of an earlier append.
    suspects := array_fill(false, ARRAY [requests]);
    FOR n IN 1 .. parts LOOP
        first_events[n] := next_event;
        IF n = 1 OR part_requests[n] <> part_requests[n - 1] THEN
            request_events[part_requests[n]] := next_event;
        END IF;
        next_event := next_event + counts[n];
        IF expected[n] < -1 OR expected[n] <> heads[part_streams[n]] OR more_to_them THEN
            suspects[part_requests[n]] := true;
        END IF;
    END LOOP;
    FOR n IN 1 .. cardinality(item_requests) LOOP
        suspects[item_requests[n]] := true;
    END LOOP;
    IF true = ANY (suspects) THEN
        FOR known IN SELECT s.request
                       FROM unnest(suspects, request_events) WITH ORDINALITY AS s (suspect, first, request)
                      WHERE s.suspect AND EXISTS (SELECT FROM ${schema}.event e WHERE e.id = ids[s.first]) LOOP
            IF outcomes[known] = 0 THEN
                outcomes[known] := 3;
            END IF;
        END LOOP;
    END IF;

    FOR request IN 1 .. requests LOOP
        first_part := next_part;
        WHILE next_part <= parts AND part_requests[next_part] = request LOOP
            head := heads[part_streams[next_part]];
            last_positions[next_part] := 0;
            IF more_to_them THEN
                IF head < gone[part_streams[next_part]] THEN
                    head := -1;
                END IF;
                IF outcomes[request] = 0 AND closures[part_streams[next_part]] > 0 THEN
                    outcomes[request] := 5;
                    last_positions[next_part] := -closures[part_streams[next_part]];
                END IF;
            END IF;
            last_versions[next_part] := head;
            IF outcomes[request] = 0
                AND NOT (expected[next_part] = -3 OR expected[next_part] = head OR expected[next_part] = -2 AND head >= 0)
            THEN
                -- One that matched its stream until its batch moved that on was not looked for before.
                outcomes[request] := CASE WHEN EXISTS (SELECT FROM ${schema}.event e
                                                        WHERE e.id = ids[request_events[request]]) THEN 3 ELSE 1 END;
            END IF;
            next_part := next_part + 1;
        END LOOP;

        WHILE next_item <= cardinality(item_requests) AND item_requests[next_item] = request LOOP
            IF outcomes[request] = 0
                AND ${schema}.is_broken(item_types[next_item], item_tags[next_item],
                                        item_seen_up_to[next_item], item_seen_beyond[next_item])
            THEN
                outcomes[request] := 4;
            END IF;
            next_item := next_item + 1;
        END LOOP;

        IF outcomes[request] = 0 THEN
            FOR n IN first_part .. next_part - 1 LOOP
                head := heads[part_streams[n]];
                version_shift[n] := head + 1 - first_events[n];
                position_shift[n] := accepted_events + 1 - first_events[n];
                accepted_events := accepted_events + counts[n];
                heads[part_streams[n]] := head + counts[n];
                last_versions[n] := head + counts[n];
            END LOOP;
        END IF;
    END LOOP;

    IF accepted_events = 0 THEN
        RETURN;
    END IF;

    PERFORM ${schema}.raise_fence();
    positions := ARRAY(SELECT nextval('${schema}.position') FROM generate_series(1, accepted_events));

    INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                 stream_id, type, payload, headers, tags)
    SELECT positions[position_shift[e.part] + e.nth], version_shift[e.part] + e.nth, clock_timestamp(),
           e.id, e.correlation_id, e.causation_id, names[part_streams[e.part]], e.type, e.payload, e.headers::jsonb,
           string_to_array(e.tags, E'\n')
      FROM unnest(event_parts, ids, types, payloads, correlations, causations, all_headers, all_tags)
               WITH ORDINALITY AS e (part, id, type, payload, correlation_id, causation_id, headers, tags, nth)
     WHERE outcomes[part_requests[e.part]] = 0;

    IF tagged THEN
        INSERT INTO ${schema}.tag (tag, position)
        SELECT t.tag, positions[position_shift[e.part] + e.nth]
          FROM unnest(event_parts, all_tags) WITH ORDINALITY AS e (part, tags, nth),
               unnest(string_to_array(e.tags, E'\n')) AS t (tag)
         WHERE outcomes[part_requests[e.part]] = 0;
    END IF;

    FOR n IN 1 .. parts LOOP
        IF outcomes[part_requests[n]] = 0 THEN
            last_positions[n] := positions[position_shift[n] + first_events[n] + counts[n] - 1];
        END IF;
    END LOOP;
END
$$;

-- The positions of the events that match a query, given item by item.
CREATE FUNCTION ${schema}.matching(item_types text[], item_tags text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS
$$
SELECT e.position
  FROM unnest(item_types, item_tags) AS i (types, tags)
       CROSS JOIN LATERAL (
           SELECT e.position
             FROM ${schema}.tag t JOIN ${schema}.event e USING (position)
            WHERE t.tag = split_part(i.tags, E'\n', 1)
              AND e.tags @> string_to_array(i.tags, E'\n')
              AND (i.types IS NULL OR e.type = ANY (string_to_array(i.types, E'\n')))
           UNION ALL
           SELECT e.position
             FROM ${schema}.event e
            WHERE i.tags IS NULL AND e.type = ANY (string_to_array(i.types, E'\n'))) e
$$;
