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
