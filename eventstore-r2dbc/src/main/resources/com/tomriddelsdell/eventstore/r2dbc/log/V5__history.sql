-- One row: which log this is, and how many epochs were begun by hand.
CREATE TABLE ${schema}.log (
    id    uuid    NOT NULL DEFAULT gen_random_uuid(),
    begun int     NOT NULL DEFAULT 0,
    one   boolean NOT NULL DEFAULT true CHECK (one),
    CONSTRAINT log_one PRIMARY KEY (one)
);
INSERT INTO ${schema}.log DEFAULT VALUES;

-- Digests of completed ranges of the log, each over the one before: what it held when it was sealed.
CREATE TABLE ${schema}.digest (
    after_position bigint      NOT NULL,
    to_position    bigint      NOT NULL CHECK (to_position > after_position),
    events         bigint      NOT NULL,
    sha256         bytea       NOT NULL,
    sealed_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT digest_after_position PRIMARY KEY (after_position)
);

-- What changes as soon as this server may be on another branch of history than before: PostgreSQL's timeline, which is
-- another after a promotion or a restore to a point in time; the identity of the log's sequence, which is another after a
-- dump was restored; and what was begun by hand. Cheap enough to be asked with every look at the head.
CREATE FUNCTION ${schema}.branch() RETURNS text
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    timeline text;
BEGIN
    IF pg_is_in_recovery() THEN
        timeline := (SELECT lpad(upper(to_hex(c.timeline_id)), 8, '0') FROM pg_control_checkpoint() c);
    ELSE
        timeline := left(pg_walfile_name(pg_current_wal_lsn()), 8);
    END IF;
    RETURN timeline || '.' || '${schema}.position'::regclass::oid || '.' || (SELECT l.begun FROM ${schema}.log l);
END
$$;

-- The log's epoch: its id, the cluster it is in, and the branch. A cluster that keeps its identifier from the public keeps
-- it from everybody here, so that all sessions are told the same.
CREATE FUNCTION ${schema}.epoch() RETURNS text
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    cluster text := '0';
BEGIN
    IF has_function_privilege('public', 'pg_control_system()', 'EXECUTE') THEN
        cluster := (SELECT to_hex(c.system_identifier) FROM pg_control_system() c);
    END IF;
    RETURN (SELECT l.id FROM ${schema}.log l) || ':' || cluster || '.' || ${schema}.branch();
END
$$;

-- Begins another epoch and returns it: for a history that has forked without PostgreSQL's knowledge.
CREATE FUNCTION ${schema}.begin_epoch() RETURNS text
    LANGUAGE plpgsql VOLATILE AS
$$
BEGIN
    UPDATE ${schema}.log SET begun = begun + 1;
    RETURN ${schema}.epoch();
END
$$;

-- Who holds the head back: the sessions and prepared transactions that have raised a fence, the oldest first. Of another
-- role's session a role without pg_read_all_stats sees the pid and the application's name; the rest is null.
CREATE FUNCTION ${schema}.head_holders()
    RETURNS TABLE (held_at bigint, since timestamptz, pid int, prepared_as text, application_name text,
                   client_address text, state text, query text)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    log   CONSTANT bigint := '${schema}.position'::regclass::oid::bigint;
    drawn bigint;
BEGIN
    SELECT last_value INTO drawn FROM ${schema}.position;

    RETURN QUERY
    WITH held AS MATERIALIZED (
        SELECT * FROM pg_locks
    ), fence AS (
        SELECT l.pid, l.virtualtransaction, (l.objid::bigint - drawn) & 4294967295 AS distance
          FROM held l
         WHERE l.locktype = 'advisory'
           AND l.objsubid = 1
           AND l.classid::bigint = log
           AND l.mode = 'ShareLock'
           AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
    ), prepared AS (
        -- A prepared transaction has no session any more, only its own id, which it keeps locked.
        SELECT l.virtualtransaction, p.gid, p.prepared
          FROM held l JOIN pg_prepared_xacts p ON p.transaction = l.transactionid
         WHERE l.locktype = 'transactionid' AND l.pid IS NULL
    )
    SELECT drawn + CASE WHEN f.distance < 2147483648 THEN f.distance ELSE f.distance - 4294967296 END,
           coalesce(a.xact_start, p.prepared),
           f.pid,
           p.gid,
           nullif(a.application_name, ''),
           host(a.client_addr),
           a.state,
           nullif(a.query, '<insufficient privilege>')
      FROM fence f
           LEFT JOIN pg_stat_activity a ON a.pid = f.pid
           LEFT JOIN prepared p ON f.pid IS NULL AND p.virtualtransaction = f.virtualtransaction
     WHERE f.pid IS NOT NULL OR p.gid IS NOT NULL
     ORDER BY 2 NULLS LAST, 1;
END
$$;
