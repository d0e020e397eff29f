-- Named subscriptions: who runs which partition, how far it has come, and what it has put aside.

CREATE TABLE ${schema}.subscription (
    name       text COLLATE "C" NOT NULL,
    partitions int              NOT NULL CHECK (partitions > 0),
    paused     boolean          NOT NULL DEFAULT false,
    created_at timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT subscription_name PRIMARY KEY (name)
);

-- Who runs a subscription. A member whose lease has run out is dead; its row is swept by those who live.
CREATE TABLE ${schema}.member (
    subscription text COLLATE "C" NOT NULL,
    id           uuid             NOT NULL,
    name         text             NOT NULL,
    joined_at    timestamptz      NOT NULL,
    lease_until  timestamptz      NOT NULL,
    CONSTRAINT member_id PRIMARY KEY (subscription, id)
);

-- One row for each partition. Whoever takes it over raises the epoch; all that its owner writes is written only if the
-- epoch is still the owner's. Signs of life go to the member's row, so that they never wait for a checkpoint.
CREATE TABLE ${schema}.checkpoint (
    subscription text COLLATE "C" NOT NULL,
    partition    int              NOT NULL,
    position     bigint           NOT NULL,
    event_id     uuid,
    log_epoch    text,
    owner        uuid,
    owner_epoch  bigint           NOT NULL DEFAULT 0,
    moved_at     timestamptz      NOT NULL DEFAULT now(),
    error        text,
    CONSTRAINT checkpoint_partition PRIMARY KEY (subscription, partition)
) WITH (fillfactor = 50);

-- Events that were put aside: of each stream one that failed, and those behind it, which may be tried as soon as they are
-- the first. An event whose retry_at is null waits for an operator.
CREATE TABLE ${schema}.parked (
    subscription text COLLATE "C" NOT NULL,
    position     bigint           NOT NULL,
    partition    int              NOT NULL,
    stream_id    text COLLATE "C" NOT NULL,
    replacement  bytea,
    error        text,
    attempts     int              NOT NULL,
    parked_at    timestamptz      NOT NULL,
    retry_at     timestamptz,
    revision     int              NOT NULL DEFAULT 0,
    CONSTRAINT parked_position PRIMARY KEY (subscription, position)
);

CREATE INDEX parked_queue ON ${schema}.parked (subscription, partition, stream_id, position);

-- Makes a subscription if there is none; returns how many partitions it has.
CREATE FUNCTION ${schema}.register_subscription(wanted text, count int, start bigint) RETURNS int
    LANGUAGE plpgsql VOLATILE AS
$$
BEGIN
    INSERT INTO ${schema}.subscription (name, partitions) VALUES (wanted, count) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO ${schema}.checkpoint (subscription, partition, position)
        SELECT wanted, p, least(start, h.safe) FROM generate_series(0, count - 1) AS p, ${schema}.safe_head() AS h;
    END IF;
    RETURN (SELECT s.partitions FROM ${schema}.subscription s WHERE s.name = wanted);
END
$$;

-- A sign of life: renews the lease of a member, and gives it partitions that nobody living holds, up to its share, which
-- is returned. Rows that others hold locked are left to the next time: nobody waits here.
CREATE FUNCTION ${schema}.beat(
    wanted text, me uuid, label text, lease_ms bigint, OUT share int, OUT next_expiry_ms bigint)
    LANGUAGE plpgsql VOLATILE AS
$$
DECLARE
    lease CONSTANT interval := lease_ms * interval '1 ms';
    living         uuid[];
    rank           int;
    held           int;
BEGIN
    INSERT INTO ${schema}.member (subscription, id, name, joined_at, lease_until)
    VALUES (wanted, me, label, now(), now() + lease)
    ON CONFLICT (subscription, id) DO UPDATE SET lease_until = excluded.lease_until;

    DELETE FROM ${schema}.member m
     USING (SELECT dead.id FROM ${schema}.member dead
             WHERE dead.subscription = wanted AND dead.lease_until < now() FOR UPDATE SKIP LOCKED) swept
     WHERE m.subscription = wanted AND m.id = swept.id;

    SELECT array_agg(m.id ORDER BY m.joined_at, m.id),
           ceil(extract(epoch FROM min(m.lease_until) FILTER (WHERE m.id <> me) - now()) * 1000)
      INTO living, next_expiry_ms
      FROM ${schema}.member m
     WHERE m.subscription = wanted AND m.lease_until >= now();
    rank := array_position(living, me) - 1;

    SELECT CASE WHEN s.paused THEN 0 ELSE (s.partitions + cardinality(living) - 1 - rank) / cardinality(living) END
      INTO share
      FROM ${schema}.subscription s
     WHERE s.name = wanted;

    SELECT count(*) INTO held FROM ${schema}.checkpoint c WHERE c.subscription = wanted AND c.owner = me;
    IF held >= share THEN
        RETURN;
    END IF;
    -- Whoever pauses waits for this, and this for whoever pauses.
    PERFORM FROM ${schema}.subscription s WHERE s.name = wanted AND NOT s.paused FOR SHARE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE ${schema}.checkpoint c
       SET owner = me, owner_epoch = c.owner_epoch + 1
      FROM (SELECT f.partition FROM ${schema}.checkpoint f
             WHERE f.subscription = wanted AND (f.owner IS NULL OR f.owner <> ALL (living))
             ORDER BY f.partition LIMIT share - held FOR UPDATE SKIP LOCKED) free
     WHERE c.subscription = wanted AND c.partition = free.partition;
END
$$;

-- The first parked event of each stream of a partition: one look into the index for each stream, however many wait.
CREATE FUNCTION ${schema}.first_parked(wanted text, number int)
    RETURNS TABLE (first_position bigint, first_stream text)
    LANGUAGE sql STABLE AS
$$
    WITH RECURSIVE first AS (
        (SELECT p.position, p.stream_id FROM ${schema}.parked p
          WHERE p.subscription = wanted AND p.partition = number
          ORDER BY p.stream_id, p.position LIMIT 1)
        UNION ALL
        SELECT next.position, next.stream_id
          FROM first
         CROSS JOIN LATERAL (SELECT p.position, p.stream_id FROM ${schema}.parked p
                              WHERE p.subscription = wanted AND p.partition = number
                                AND p.stream_id > first.stream_id
                              ORDER BY p.stream_id, p.position LIMIT 1) next)
    SELECT first.position, first.stream_id FROM first
$$;
