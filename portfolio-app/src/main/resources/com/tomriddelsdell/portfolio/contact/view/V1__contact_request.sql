CREATE TABLE ${schema}.contact_request (
    id           uuid        PRIMARY KEY,
    position     bigint      NOT NULL UNIQUE,
    name         text        NOT NULL,
    email        text        NOT NULL,
    message      text        NOT NULL,
    submitted_at timestamptz NOT NULL
);
