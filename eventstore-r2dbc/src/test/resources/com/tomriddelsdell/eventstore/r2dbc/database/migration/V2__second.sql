INSERT INTO ${schema}.thing VALUES ('second');
