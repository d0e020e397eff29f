-- Of each key the last deadline, whatever has become of it.
--   next_at: when it can be claimed: due, tried again, or free because a lease has run out; null when it is settled or waits
--     for an operator.
--   claim: of whoever tries to meet it; null when nobody does.
--   settled_at: when it was met or cancelled; until it is purged it is known that it is not to be scheduled anew.
CREATE TABLE ${schema}.deadline (
    name           text COLLATE "C" NOT NULL,
    subject        text COLLATE "C" NOT NULL,
    id             uuid             NOT NULL,
    due_at         timestamptz      NOT NULL,
    payload        bytea            NOT NULL,
    correlation_id uuid,
    causation_id   uuid,
    headers        jsonb,
    next_at        timestamptz,
    claim          uuid,
    attempts       int              NOT NULL DEFAULT 0,
    error          text,
    settled_at     timestamptz,
    CONSTRAINT deadline_key PRIMARY KEY (name, subject),
    CONSTRAINT deadline_settled CHECK (settled_at IS NULL OR next_at IS NULL AND claim IS NULL)
) WITH (fillfactor = 70);

CREATE INDEX deadline_next ON ${schema}.deadline (name, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX deadline_failed ON ${schema}.deadline (name, due_at) WHERE next_at IS NULL AND settled_at IS NULL;
CREATE INDEX deadline_settled_at ON ${schema}.deadline (name, settled_at) WHERE settled_at IS NOT NULL;
