-- How far the log was complete when a process last noted it. For standbys: they cannot see the locks of the primary, but
-- what is noted reaches them after everything that it speaks of.
CREATE TABLE ${schema}.head (
    safe bigint  NOT NULL,
    one  boolean NOT NULL DEFAULT true CHECK (one),
    CONSTRAINT head_one PRIMARY KEY (one)
);
INSERT INTO ${schema}.head (safe) VALUES (0);

-- Raises the fence: promises that this transaction draws only positions above the highest drawn so far. The promise is a
-- shared advisory lock whose key is that position (its low half, beside the identity of this log's sequence);
-- PostgreSQL takes it down after the transaction has become visible. Shared locks never wait for each other.
--
-- Made of expressions, for a statement would start an executor, and a lone append pays mostly for such starts. Assign what it
-- returns for the same reason: whether the fence was not up before.
CREATE FUNCTION ${schema}.raise_fence() RETURNS boolean
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log   CONSTANT bigint := '${schema}.position'::regclass::oid::bigint;
    mark  text := log::text;
    drawn bigint;
BEGIN
    -- One fence is enough: the first stands lower than any later one would. The setting ends with the transaction, and
    -- falls back with a savepoint, just as the lock does.
    IF current_setting('eventstore.fence', true) = mark THEN
        RETURN false;
    END IF;
    mark := set_config('eventstore.fence', mark, true);

    drawn := pg_sequence_last_value('${schema}.position'::regclass);
    IF drawn IS NULL THEN
        RAISE insufficient_privilege
            USING MESSAGE = format('Role %I may not append: it lacks USAGE on sequence ${schema}.position', current_user);
    ELSIF NOT pg_try_advisory_xact_lock_shared(log << 32 | (drawn & 4294967295)) THEN
        RAISE lock_not_available USING MESSAGE = 'Somebody holds a key of the fence alone';
    END IF;
    RETURN true;
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
    IF pg_is_in_recovery() THEN
        SELECT h.safe, h.safe INTO safe, drawn FROM ${schema}.head h;
        RETURN;
    END IF;

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

-- Notes how far the log is complete, if it has got further. Nobody waits for that to be durable.
CREATE FUNCTION ${schema}.note_head() RETURNS void
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    reached CONSTANT bigint := (SELECT h.safe FROM ${schema}.safe_head() h);
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE ${schema}.head SET safe = reached WHERE safe < reached;
END
$$;
