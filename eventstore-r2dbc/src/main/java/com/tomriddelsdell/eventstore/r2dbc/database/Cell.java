package com.tomriddelsdell.eventstore.r2dbc.database;

import io.r2dbc.spi.Readable;

/** Reads a column that the schema forbids to be null. */
public final class Cell {

    private Cell() {}

    /** The value of column {@code index}, counted from 0. */
    public static <T> T of(Readable row, int index, Class<T> type) {
        var value = row.get(index, type);
        if (value == null) {
            throw new IllegalStateException("Column %d is null, which the schema forbids".formatted(index));
        }
        return value;
    }
}
