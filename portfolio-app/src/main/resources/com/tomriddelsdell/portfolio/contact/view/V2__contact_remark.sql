ALTER TABLE ${schema}.contact_request
    ADD COLUMN person      text,
    ADD COLUMN status      text NOT NULL DEFAULT 'NEW',
    ADD COLUMN category    text NOT NULL DEFAULT 'GENERAL',
    ADD COLUMN answered_at timestamptz;

UPDATE ${schema}.contact_request SET person = id::text;

ALTER TABLE ${schema}.contact_request ALTER COLUMN person SET NOT NULL;

CREATE INDEX contact_request_person ON ${schema}.contact_request (person);
CREATE INDEX contact_request_email ON ${schema}.contact_request (lower(email), position);
CREATE INDEX contact_request_status ON ${schema}.contact_request (status, position);

CREATE TABLE ${schema}.contact_remark (
    position   bigint      PRIMARY KEY,
    request    uuid        NOT NULL REFERENCES ${schema}.contact_request (id) ON DELETE CASCADE,
    kind       text        NOT NULL,
    text       text        NOT NULL,
    written_at timestamptz NOT NULL
);

CREATE INDEX contact_remark_request ON ${schema}.contact_remark (request, position);
