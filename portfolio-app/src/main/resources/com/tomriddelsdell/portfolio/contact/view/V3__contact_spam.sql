ALTER TABLE ${schema}.contact_request
    ADD COLUMN spam text[] NOT NULL DEFAULT '{}';
