-- The schemas of the payloads, each stored once. Payloads name a schema by its id, which is made from the schema itself, so
-- that one that was lost with the end of a log gets the same id again.
CREATE TABLE ${schema}.event_schema (
    id            int              NOT NULL CHECK (id > 0),
    type          text COLLATE "C" NOT NULL,
    revision      int              NOT NULL CHECK (revision > 0),
    fingerprint   bytea            NOT NULL,
    definition    text             NOT NULL,
    registered_at timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT event_schema_id PRIMARY KEY (id),
    CONSTRAINT event_schema_revision UNIQUE (type, revision),
    CONSTRAINT event_schema_fingerprint UNIQUE (fingerprint)
);

-- Registers a schema unless it is there, under the first of the candidates that is free. Whoever is second waits for the
-- first, and looks again.
CREATE FUNCTION ${schema}.register_schema(wanted_type text, wanted_fingerprint bytea, wanted_text text, candidates int[])
    RETURNS SETOF ${schema}.event_schema
    LANGUAGE plpgsql VOLATILE AS
$$
BEGIN
    LOOP
        RETURN QUERY SELECT s.* FROM ${schema}.event_schema s WHERE s.fingerprint = wanted_fingerprint;
        IF FOUND THEN
            RETURN;
        END IF;
        INSERT INTO ${schema}.event_schema (id, type, revision, fingerprint, definition)
        SELECT (SELECT c.id
                  FROM unnest(candidates) WITH ORDINALITY AS c (id, place)
                 WHERE NOT EXISTS (SELECT FROM ${schema}.event_schema taken WHERE taken.id = c.id)
                 ORDER BY c.place LIMIT 1),
               wanted_type,
               coalesce(max(s.revision), 0) + 1,
               wanted_fingerprint,
               wanted_text
          FROM ${schema}.event_schema s
         WHERE s.type = wanted_type
            ON CONFLICT DO NOTHING;
    END LOOP;
END
$$;
