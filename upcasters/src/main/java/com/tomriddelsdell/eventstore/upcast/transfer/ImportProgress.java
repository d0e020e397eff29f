package com.tomriddelsdell.eventstore.upcast.transfer;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;

/**
 * How far an import has come.
 *
 * @param position the last position that is in the log, as the lines number it
 * @param events how many events this run has brought in, or found there
 * @param line how many lines were dealt with
 */
public record ImportProgress(Position position, long events, long line) {

    public ImportProgress {
        requireNonNull(position, "position");
    }
}
