CREATE TABLE ${schema}.page_view (
    day      date   NOT NULL,
    page     text   COLLATE "C" NOT NULL,
    referrer text   COLLATE "C" NOT NULL,
    views    bigint NOT NULL,
    visits   bigint NOT NULL,
    PRIMARY KEY (day, page, referrer)
);

CREATE TABLE ${schema}.contact_count (
    day      date   NOT NULL,
    category text   COLLATE "C" NOT NULL,
    contacts bigint NOT NULL,
    PRIMARY KEY (day, category)
);
