-- The keys by which personal data is sealed, each wrapped by a master key that is not in the database. Forgetting somebody takes
-- the key away and leaves the row: nobody is given a second key, and an event whose key was destroyed is told from one whose key
-- is missing. Rows are never deleted.
CREATE TABLE ${schema}.subject_key (
    key_id        uuid        NOT NULL,
    -- HMAC of the subject; empty for the one key that this is made by, which no rotation of master keys changes.
    digest        bytea       NOT NULL,
    wrapped_key   bytea,
    master_key_id text COLLATE "C",
    created_at    timestamptz NOT NULL DEFAULT now(),
    forgotten_at  timestamptz,
    CONSTRAINT subject_key_id PRIMARY KEY (key_id),
    CONSTRAINT subject_key_digest UNIQUE (digest),
    CONSTRAINT subject_key_forgotten CHECK (
        num_nulls(wrapped_key, master_key_id) = CASE WHEN forgotten_at IS NULL THEN 0 ELSE 2 END
    )
);
