package com.tomriddelsdell.benchmarks.compare;

import static com.tomriddelsdell.benchmarks.compare.Goals.atLeast;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Goal;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;
import com.tomriddelsdell.benchmarks.compare.peer.Peer.Kind;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The other event stores in the matches of this one, and by how much it has to beat each that a Java team could pick: to
 * beat each is to beat the best.
 *
 * @param payload what every event holds
 */
record Peers(List<Peer> all, String payload) {

    private static final int SOME = 16;
    private static final int MANY = 64;
    private static final int MOST = 256;

    Peers {
        all = List.copyOf(all);
    }

    /** Those that are on the class path. */
    static Peers present(String payload) {
        return new Peers(
                ServiceLoader.load(Peer.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                payload);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** @param many the event store, appending for 64 callers; {@code most} for 256 */
    Discipline inAppends(Discipline own, Contender many, Contender most) {
        return own.joinedBy(
                all.stream()
                        .flatMap(peer -> IntStream.of(1, SOME, MANY, MOST)
                                .filter(callers -> callers <= peer.mostCallers())
                                .mapToObj(callers -> peer.appends(payload, callers))),
                Stream.concat(
                        forJava(MANY)
                                .map(peer -> atLeast(
                                        many, peer.kind() == Kind.REACTIVE ? 8 : 3, peer.appends(payload, MANY))),
                        forJava(MOST).map(peer -> atLeast(most, 6, peer.appends(payload, MOST)))));
    }

    Discipline inReads(Discipline own, FilledLog log) {
        return own.joinedBy(all.stream().map(peer -> peer.streamReads(payload, log, SOME)), Stream.empty());
    }

    /** @param decoded the event store's replay, decoded as theirs are */
    Discipline inReplays(Discipline own, FilledLog log, Contender decoded) {
        Stream<Goal> goals = forJava(1)
                .map(peer -> atLeast(decoded, 4, peer.replay(payload, log)).holding(2.5));
        return own.joinedBy(all.stream().map(peer -> peer.replay(payload, log)), goals);
    }

    private Stream<Peer> forJava(int callers) {
        return all.stream().filter(peer -> peer.kind() != Kind.FOREIGN && callers <= peer.mostCallers());
    }
}
