package com.tomriddelsdell.eventstore.upcast.transform;

import com.tomriddelsdell.eventstore.history.HistoryDigests;

/** A new log that does not hold what the old one gives through the chain, or not yet. It must not be switched to. */
public final class LogsDifferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogsDifferException(HistoryDigests.Difference difference) {
        super(
                ("The new log differs from what the old one gives behind its event number %s: expected %d more events with"
                                + " sha256 %s, found %d with %s; run the transform to its end, and let nobody else write to the new log")
                        .formatted(
                                difference.one().after(),
                                difference.one().events(),
                                difference.one().digest(),
                                difference.another().events(),
                                difference.another().digest()));
    }
}
