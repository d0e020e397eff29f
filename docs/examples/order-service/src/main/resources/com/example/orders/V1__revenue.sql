CREATE TABLE ${schema}.revenue (
    customer text   PRIMARY KEY,
    cents    bigint NOT NULL
);
