package com.tomriddelsdell.benchmarks.peers.messagedb;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;

/** Message DB, the message store of Eventide, which any language can call. It has no client for Java. */
public final class MessageDbPeer implements Peer {

    private final MessageDbLog filled = new MessageDbLog();

    @Override
    public Kind kind() {
        return Kind.FOREIGN;
    }

    /** More would wait for the same lock. */
    @Override
    public int mostCallers() {
        return 64;
    }

    @Override
    public Contender appends(String payload, int callers) {
        return new MessageDbAppends(payload, callers);
    }

    @Override
    public Contender streamReads(String payload, FilledLog log, int callers) {
        return new MessageDbReads(filled, payload, log, callers);
    }

    @Override
    public Contender replay(String payload, FilledLog log) {
        return new MessageDbReplay(filled, payload, log);
    }
}
