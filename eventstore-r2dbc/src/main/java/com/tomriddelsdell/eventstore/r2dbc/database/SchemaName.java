package com.tomriddelsdell.eventstore.r2dbc.database;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The name of a PostgreSQL schema, such that it needs no quotes.
 *
 * @param value lower-case letters, digits and underscores, beginning with a letter; 63 characters at most
 */
public record SchemaName(String value) {

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String PLACEHOLDER = "${schema}";

    public SchemaName {
        if (!PLAIN.matcher(requireNonNull(value, "schema")).matches() || value.startsWith("pg_")) {
            throw new IllegalArgumentException(
                    "schema must be lower-case letters, digits and '_', begin with a letter but not with 'pg_', and have"
                            + " at most 63 characters, but was: " + value);
        }
    }

    /** {@code sql} with this name wherever it says <code>${schema}</code>. */
    public String in(String sql) {
        return sql.replace(PLACEHOLDER, value);
    }
}
