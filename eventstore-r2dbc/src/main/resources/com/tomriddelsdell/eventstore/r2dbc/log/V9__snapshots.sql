-- States of streams, so that a long one need not be read from its beginning. A cache: every row may be deleted at any time.
CREATE TABLE ${schema}.snapshot (
    stream_id   text COLLATE "C" NOT NULL,
    name        text COLLATE "C" NOT NULL,
    version     bigint           NOT NULL,
    event_id    uuid             NOT NULL,
    fingerprint text             NOT NULL,
    state       bytea            NOT NULL,
    taken_at    timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT snapshot_stream PRIMARY KEY (stream_id, name)
);
