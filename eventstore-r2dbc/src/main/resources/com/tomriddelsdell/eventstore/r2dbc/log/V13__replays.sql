-- Read models in generations, and replays that build them.

-- The copies of read models that there are. Each is fed by a subscription of its own, named projection.gN.
CREATE TABLE ${schema}.generation (
    projection text COLLATE "C" NOT NULL,
    number     int              NOT NULL CHECK (number > 0),
    version    int              NOT NULL,
    partitions int              NOT NULL CHECK (partitions > 0),
    state      text             NOT NULL CHECK (state IN ('BUILDING', 'LIVE', 'STANDBY')),
    created_at timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT generation_number PRIMARY KEY (projection, number)
);

CREATE UNIQUE INDEX generation_live ON ${schema}.generation (projection) WHERE state = 'LIVE';

--   place: in the order in which they were asked for.
--   position, done: how far it has come, and how many events that are; head, total: likewise of the end of the log.
CREATE TABLE ${schema}.replay (
    id                uuid             NOT NULL,
    place             bigint           NOT NULL GENERATED ALWAYS AS IDENTITY,
    projection        text COLLATE "C" NOT NULL,
    generation        int              NOT NULL,
    previous          int              NOT NULL,
    state             text             NOT NULL,
    scope             text             NOT NULL,
    after             bigint           NOT NULL,
    head              bigint           NOT NULL,
    total             bigint           NOT NULL,
    position          bigint           NOT NULL,
    done              bigint           NOT NULL,
    rate              double precision NOT NULL DEFAULT 0,
    events_per_second int              NOT NULL,
    error             text             NOT NULL DEFAULT '',
    CONSTRAINT replay_id PRIMARY KEY (id)
) WITH (fillfactor = 70);

-- Of each projection one replay at a time.
CREATE UNIQUE INDEX replay_open ON ${schema}.replay (projection)
 WHERE state IN ('REQUESTED', 'RUNNING', 'PAUSED', 'CAUGHT_UP', 'FAILED');
CREATE INDEX replay_of ON ${schema}.replay (projection, place);

-- What was done about replays, by whom and when.
CREATE TABLE ${schema}.replay_step (
    replay uuid        NOT NULL,
    nth    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    state  text        NOT NULL,
    by     text        NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    note   text        NOT NULL,
    CONSTRAINT replay_step_nth PRIMARY KEY (replay, nth)
);

-- How many events of a range of positions match, by type.
CREATE FUNCTION ${schema}.count_types_matching(
    first bigint, last bigint, streams text[], categories text[], types text[], tags text[], correlation uuid,
    recorded_from timestamptz, recorded_before timestamptz)
    RETURNS TABLE (type text, events bigint)
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    RETURN QUERY EXECUTE concat_ws(' ',
        'SELECT e.type, count(*)',
        ${schema}.matching_clause(streams, categories, types, tags, correlation, recorded_from, recorded_before),
        'GROUP BY e.type')
    USING first, last, streams, categories, types, tags, correlation, recorded_from, recorded_before;
END
$$;
