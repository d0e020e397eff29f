package com.tomriddelsdell.benchmarks.peers.pekko;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;

/**
 * Pekko Persistence R2DBC, which cannot take part: of Pekko, only what its plugin builds on resolves from Maven Central,
 * not the plugin itself. It is listed all the same, so that nobody takes its absence for a victory.
 */
public final class PekkoPeer implements Peer {

    @Override
    public Kind kind() {
        return Kind.REACTIVE;
    }

    @Override
    public int mostCallers() {
        return 64;
    }

    @Override
    public Contender appends(String payload, int callers) {
        return new Absent(label("append 1 event", callers));
    }

    @Override
    public Contender streamReads(String payload, FilledLog log, int callers) {
        return new Absent(label("read %d events, decoded".formatted(FilledLog.EVENTS_PER_STREAM), callers));
    }

    @Override
    public Contender replay(String payload, FilledLog log) {
        return new Absent(label("replay, decoded from JSON", 1));
    }

    private static Label label(String work, int callers) {
        return new Label("Pekko Persistence R2DBC, " + work, "Pekko Persistence R2DBC", callers);
    }

    private record Absent(Label label) implements Contender {

        @Override
        public Running open(DurablePostgres server) {
            throw new IllegalStateException("its plugin pekko-persistence-r2dbc does not resolve from Maven Central");
        }
    }
}
