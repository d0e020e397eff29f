package com.tomriddelsdell.benchmarks.compare.peer;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;

/**
 * Another event store, which {@link java.util.ServiceLoader} finds if it is on the class path.
 *
 * <p>Each of its contenders goes through its public API, set up as its own documentation says, and checks after each
 * round that what was acknowledged is there. One that cannot take part says why when it is opened.
 */
public interface Peer {

    /** What a team would pick it for: the event store has to beat some by more than others. */
    Kind kind();

    /** With how many callers at once it can sensibly be asked to append. */
    int mostCallers();

    /**
     * Of one event to a new stream each time.
     *
     * @param payload what every event holds, as JSON
     */
    Contender appends(String payload, int callers);

    /**
     * Of any stream of a log of its own that is filled like {@code log}.
     *
     * @param payload what every event holds, as JSON
     */
    Contender streamReads(String payload, FilledLog log, int callers);

    /**
     * Of all events of a log of its own that is filled like {@code log}, decoded.
     *
     * @param payload what every event holds, as JSON
     */
    Contender replay(String payload, FilledLog log);

    /** What a peer is picked for. */
    enum Kind {
        /** For Java, with threads that wait. */
        JAVA,
        /** For Java, without threads that wait. */
        REACTIVE,
        /** For another language. */
        FOREIGN
    }
}
