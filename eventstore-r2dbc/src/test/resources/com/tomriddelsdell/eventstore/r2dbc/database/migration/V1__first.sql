CREATE TABLE ${schema}.thing (name text);
