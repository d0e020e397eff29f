package com.tomriddelsdell.benchmarks.peers.axon;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;

/** Axon Framework, as a Java team would pick it that has PostgreSQL and no Axon Server. */
public final class AxonPeer implements Peer {

    private final AxonLog filled = new AxonLog();

    @Override
    public Kind kind() {
        return Kind.JAVA;
    }

    @Override
    public int mostCallers() {
        return 256;
    }

    @Override
    public Contender appends(String payload, int callers) {
        return new AxonAppends(payload, callers);
    }

    @Override
    public Contender streamReads(String payload, FilledLog log, int callers) {
        return new AxonReads(filled, payload, log, callers);
    }

    @Override
    public Contender replay(String payload, FilledLog log) {
        return new AxonReplay(filled, payload, log);
    }
}
