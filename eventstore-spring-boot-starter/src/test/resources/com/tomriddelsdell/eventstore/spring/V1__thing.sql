CREATE TABLE ${schema}.thing (id bigint PRIMARY KEY);
