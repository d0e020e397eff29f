-- Taking events in that were recorded in another log, with the positions, versions and times that they have.
--
-- Whoever does raises a fence as for an append, so readers are given nothing beyond it meanwhile. Positions are kept by
-- drawing every number up to the last of them: if one of those was handed to somebody else, it is not among them, and
-- nothing is taken in. So no right beyond that to draw is needed, and the sequence can only move forward.
--
-- They are drawn last, after everything that may be refused: a position that was drawn for nothing could never be kept.

-- `outcome`: 0 taken in; 1 the first position was handed out, `standing` is the last one that was; 2 busy; 4 a stream is
-- elsewhere, `place` tells which and `standing` its head; 5 a stream is closed, `place` tells which and `standing` how; 6 there
-- are more positions before the first than one statement should draw, skip them first.
CREATE FUNCTION ${schema}.import(
    lock_keys text[], lock_shared int[], streams text[], first_versions bigint[], tagged boolean,
    positions bigint[], versions bigint[], recorded_micros bigint[], event_streams int[],
    ids uuid[], types text[], payloads bytea[], correlations uuid[], causations uuid[], all_headers text[],
    all_tags text[],
    OUT outcome int, OUT place int, OUT standing bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    -- plpgsql keeps arrays of its own in a form whose elements can be reached in one step.
    names  text[] := streams;
    last   CONSTANT bigint := positions[cardinality(positions)];
    drawn  bigint;
    closed int;
BEGIN
    IF cardinality(${schema}.acquire(lock_keys, lock_shared, 0)) > 0 THEN
        outcome := 2;
        RETURN;
    END IF;

    -- A later statement than the locks, so that it sees what their last holders have committed.
    SELECT n.nth, n.head, n.closed
      INTO place, standing, closed
      FROM (SELECT s.nth, s.first, coalesce(k.closed, 0) AS closed,
                   greatest(coalesce((SELECT e.version FROM ${schema}.event e
                                       WHERE e.stream_id = s.name ORDER BY e.version DESC LIMIT 1), -1),
                            k.deleted_before - 1) AS head
              FROM unnest(streams, first_versions) WITH ORDINALITY AS s (name, first, nth)
                   LEFT JOIN ${schema}.stream k ON k.id = s.name) n
     WHERE n.closed > 0 OR n.head NOT IN (-1, n.first - 1)
     ORDER BY n.nth LIMIT 1;
    IF FOUND THEN
        outcome := CASE WHEN closed > 0 THEN 5 ELSE 4 END;
        standing := CASE WHEN closed > 0 THEN closed ELSE standing END;
        RETURN;
    END IF;

    PERFORM ${schema}.raise_fence();
    drawn := pg_sequence_last_value('${schema}.position'::regclass);
    IF positions[1] <= drawn THEN
        outcome := 1;
        standing := drawn;
        RETURN;
    ELSIF positions[1] - drawn > 1000000 THEN
        outcome := 6;
        RETURN;
    END IF;

    INSERT INTO ${schema}.event (position, version, recorded_at, id, correlation_id, causation_id,
                                 stream_id, type, payload, headers, tags)
    SELECT e.position, e.version, timestamptz 'epoch' + e.micros * interval '1 microsecond',
           e.id, e.correlation_id, e.causation_id, names[e.stream], e.type, e.payload, e.headers::jsonb,
           string_to_array(e.tags, E'\n')
      FROM unnest(positions, versions, recorded_micros, event_streams,
                  ids, types, payloads, correlations, causations, all_headers, all_tags)
               AS e (position, version, micros, stream,
                     id, type, payload, correlation_id, causation_id, headers, tags);

    IF tagged THEN
        INSERT INTO ${schema}.tag (tag, position)
        SELECT t.tag, e.position
          FROM unnest(positions, all_tags) AS e (position, tags),
               unnest(string_to_array(e.tags, E'\n')) AS t (tag);
    END IF;

    IF last <> (SELECT max(nextval('${schema}.position')) FROM generate_series(1, last - drawn)) THEN
        RAISE unique_violation USING MESSAGE = 'Somebody else appends to this log while events are imported';
    END IF;
    outcome := 0;
END
$$;

-- Draws positions that no event will have, up to `target` but not more than `most`; returns the last that was handed out.
CREATE FUNCTION ${schema}.skip_positions(target bigint, most bigint) RETURNS bigint
    LANGUAGE sql VOLATILE AS
$$
SELECT max(nextval('${schema}.position'))
  FROM generate_series(1, greatest(1, least(most, target - pg_sequence_last_value('${schema}.position'::regclass))))
$$;
