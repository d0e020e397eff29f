CREATE TABLE ${schema}.account_grant (
    id      text        PRIMARY KEY,
    account text        NOT NULL,
    session boolean     NOT NULL,
    until   timestamptz NOT NULL
);
CREATE INDEX account_grant_account ON ${schema}.account_grant (account);
CREATE INDEX account_grant_until ON ${schema}.account_grant (until);
