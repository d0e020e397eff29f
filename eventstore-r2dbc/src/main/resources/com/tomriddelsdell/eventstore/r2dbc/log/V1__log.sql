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

-- Finds tagged events. Events without tags cost nothing here.
CREATE TABLE ${schema}.tag (
    tag      text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,
    CONSTRAINT tag_position PRIMARY KEY (tag, position)
);

CREATE TABLE ${schema}.checkpoint (
    projection text COLLATE "C" NOT NULL,
    position   bigint           NOT NULL,
    moved_at   timestamptz      NOT NULL,
    CONSTRAINT checkpoint_projection PRIMARY KEY (projection)
);
