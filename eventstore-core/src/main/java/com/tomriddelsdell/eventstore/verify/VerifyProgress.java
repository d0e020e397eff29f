package com.tomriddelsdell.eventstore.verify;

import static java.util.Objects.requireNonNull;

import com.tomriddelsdell.eventstore.Position;
import java.util.List;

/**
 * How far a verification has come, and what it found on the way from the one before.
 *
 * @param pass which reading of the log this is, from 1; each takes up streams that the one before had no room for
 * @param position the last position looked at in this pass
 * @param end where this verification ends
 * @param events how many events have been looked at so far, by the first pass and in the archive
 */
public record VerifyProgress(int pass, Position position, Position end, long events, List<Finding> findings) {

    public VerifyProgress {
        requireNonNull(position, "position");
        requireNonNull(end, "end");
        findings = List.copyOf(requireNonNull(findings, "findings"));
    }
}
