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
    tags           text[] COLLATE "C",
    CONSTRAINT event_position PRIMARY KEY (position),
    CONSTRAINT event_version UNIQUE (stream_id, version),
    CONSTRAINT event_id UNIQUE (id)
);

-- What has been said about streams beyond their events. Most streams have no row.
--   closed: 0 not, 1 archived, 2 tombstoned; unless it is 0, nothing may be appended.
--   deleted_before: versions below went with the last deletion; if that is all there are, there is no such stream.
CREATE TABLE ${schema}.stream (
    id              text COLLATE "C" NOT NULL,
    closed          smallint         NOT NULL DEFAULT 0 CHECK (closed BETWEEN 0 AND 2),
    deleted_before  bigint           NOT NULL DEFAULT 0,
    truncate_before bigint           NOT NULL DEFAULT 0,
    max_count       bigint           CHECK (max_count > 0),
    max_age_millis  bigint           CHECK (max_age_millis > 0),
    properties      jsonb,
    CONSTRAINT stream_id PRIMARY KEY (id)
);

-- Tells filters which pages need not be looked at. A summary of each 32 pages: small, and next to no work for appends.
CREATE INDEX event_summary ON ${schema}.event USING brin (
    position,
    recorded_at,
    type text_bloom_ops (n_distinct_per_range = 128),
    (split_part(stream_id, '-', 1)) text_bloom_ops (n_distinct_per_range = 64),
    correlation_id uuid_bloom_ops (n_distinct_per_range = 1024))
    WITH (pages_per_range = 32, autosummarize = on);

-- Finds tagged events. Events without tags cost nothing here.
CREATE TABLE ${schema}.tag (
    tag      text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,
    CONSTRAINT tag_position PRIMARY KEY (tag, position)
);
