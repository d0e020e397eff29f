package com.tomriddelsdell.benchmarks.peers.emmett;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;

/** Emmett, which a team that writes TypeScript would pick. */
public final class EmmettPeer implements Peer {

    private final EmmettLog filled = new EmmettLog();

    @Override
    public Kind kind() {
        return Kind.FOREIGN;
    }

    /** It has one thread. */
    @Override
    public int mostCallers() {
        return 64;
    }

    @Override
    public Contender appends(String payload, int callers) {
        return new EmmettAppends(payload, callers);
    }

    @Override
    public Contender streamReads(String payload, FilledLog log, int callers) {
        return new EmmettReads(filled, payload, log, callers);
    }

    @Override
    public Contender replay(String payload, FilledLog log) {
        return new EmmettReplay(filled, payload, log);
    }
}
