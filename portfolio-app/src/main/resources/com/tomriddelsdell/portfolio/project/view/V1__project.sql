CREATE TABLE ${schema}.project (
    slug         text        COLLATE "C" PRIMARY KEY,
    version      bigint      NOT NULL,
    position     bigint      NOT NULL,
    event_id     uuid        NOT NULL,
    order_key    text        COLLATE "C" NOT NULL,
    title        text        NOT NULL,
    summary      text        NOT NULL,
    body         text        NOT NULL,
    category     text        NOT NULL,
    tags         text[]      NOT NULL,
    link_labels  text[]      NOT NULL,
    link_urls    text[]      NOT NULL,
    words        tsvector    NOT NULL,
    changed_at   timestamptz NOT NULL,
    published_at timestamptz
);

CREATE INDEX project_published ON ${schema}.project (order_key, slug) WHERE published_at IS NOT NULL;

-- What the rows above show: everything up to here. Written with them.
CREATE TABLE ${schema}.project_checkpoint (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint  NOT NULL,
    event_id uuid
);

INSERT INTO ${schema}.project_checkpoint (position) VALUES (0);
