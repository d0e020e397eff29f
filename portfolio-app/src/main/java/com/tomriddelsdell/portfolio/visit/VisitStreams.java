package com.tomriddelsdell.portfolio.visit;

import com.tomriddelsdell.eventstore.StreamId;
import java.time.LocalDate;

/** How the streams of visits are named: {@code visits-<day>}, so that those of long ago can be dropped. */
public final class VisitStreams {

    public static final String CATEGORY = "visits";

    private VisitStreams() {}

    public static StreamId of(LocalDate day) {
        return StreamId.of(CATEGORY, day.toString());
    }
}
