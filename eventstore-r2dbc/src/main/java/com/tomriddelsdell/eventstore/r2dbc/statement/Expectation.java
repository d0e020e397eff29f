package com.tomriddelsdell.eventstore.r2dbc.statement;

import com.tomriddelsdell.eventstore.ExpectedVersion;

/** Expected versions as the SQL functions understand them. */
public final class Expectation {

    private static final long NO_STREAM = -1;
    private static final long STREAM_EXISTS = -2;
    private static final long ANY = -3;

    private Expectation() {}

    public static long asNumber(ExpectedVersion expected) {
        return switch (expected) {
            case ExpectedVersion.Any any -> ANY;
            case ExpectedVersion.StreamExists exists -> STREAM_EXISTS;
            case ExpectedVersion.NoStream none -> NO_STREAM;
            case ExpectedVersion.Exactly exactly -> exactly.version().value();
        };
    }
}
