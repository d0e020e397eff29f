-- Reading what a filter matches. An empty array and a null name nothing, and so match all. Each statement is put together
-- from what is given and planned anew: which index is best depends on the names, the times and the positions.

-- What a filter's statement reads from.
CREATE FUNCTION ${schema}.matching_clause(
    streams text[], categories text[], types text[], tags text[], correlation uuid,
    recorded_from timestamptz, recorded_before timestamptz) RETURNS text
    LANGUAGE sql IMMUTABLE AS
$$
SELECT concat_ws(' ',
    'FROM ${schema}.event e',
    CASE WHEN tags <> '{}' THEN 'JOIN ${schema}.tag t ON t.position = e.position' END,
    'WHERE e.position BETWEEN $1 AND $2',
    CASE WHEN streams <> '{}' THEN 'AND e.stream_id = ANY ($3)' END,
    CASE WHEN categories <> '{}' THEN 'AND split_part(e.stream_id, ''-'', 1) = ANY ($4)' END,
    CASE WHEN types <> '{}' THEN 'AND e.type = ANY ($5)' END,
    CASE WHEN tags <> '{}' THEN 'AND t.position BETWEEN $1 AND $2 AND t.tag = $6[1] AND e.tags @> $6' END,
    CASE WHEN correlation IS NOT NULL THEN 'AND e.correlation_id = $7' END,
    CASE WHEN recorded_from IS NOT NULL THEN 'AND e.recorded_at >= $8' END,
    CASE WHEN recorded_before IS NOT NULL THEN 'AND e.recorded_at < $9' END)
$$;

-- The first or, backward, the last few matching events of a range of positions.
CREATE FUNCTION ${schema}.read_matching(
    first bigint, last bigint, streams text[], categories text[], types text[], tags text[], correlation uuid,
    recorded_from timestamptz, recorded_before timestamptz, backward boolean, most int)
    RETURNS SETOF ${schema}.event
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    RETURN QUERY EXECUTE concat_ws(' ',
        'SELECT e.*',
        ${schema}.matching_clause(streams, categories, types, tags, correlation, recorded_from, recorded_before),
        'ORDER BY e.position', CASE WHEN backward THEN 'DESC' END, 'LIMIT $10')
    USING first, last, streams, categories, types, tags, correlation, recorded_from, recorded_before, most;
END
$$;

-- How many events of a range of positions match.
CREATE FUNCTION ${schema}.count_matching(
    first bigint, last bigint, streams text[], categories text[], types text[], tags text[], correlation uuid,
    recorded_from timestamptz, recorded_before timestamptz, OUT events bigint)
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    EXECUTE concat_ws(' ',
        'SELECT count(*)',
        ${schema}.matching_clause(streams, categories, types, tags, correlation, recorded_from, recorded_before))
    INTO events
    USING first, last, streams, categories, types, tags, correlation, recorded_from, recorded_before;
END
$$;
