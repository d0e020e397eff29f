package com.tomriddelsdell.benchmarks.compare;

import static com.tomriddelsdell.benchmarks.compare.Goals.atLeast;
import static com.tomriddelsdell.benchmarks.compare.Goals.halfWaitAtMost;
import static com.tomriddelsdell.benchmarks.compare.Goals.waitAtMost;

import com.tomriddelsdell.benchmarks.compare.contest.Figure;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Match;
import com.tomriddelsdell.benchmarks.compare.floor.Floors;
import com.tomriddelsdell.benchmarks.compare.ours.Ours;
import java.util.List;

/** Everything that is compared. */
final class Disciplines {

    private static final int BATCH = 64;
    private static final int PER_SECOND = 1_000;
    private static final int MANY = 1_000;

    private final Ours ours;
    private final Floors floors;
    private final FilledLog log;
    private final Peers peers;

    private Disciplines(Ours ours, Floors floors, FilledLog log, Peers peers) {
        this.ours = ours;
        this.floors = floors;
        this.log = log;
        this.peers = peers;
    }

    /** @param events how many there are in the log that is read and replayed */
    static List<Discipline> of(String version, int events, Peers peers) {
        var all =
                new Disciplines(new Ours(version), new Floors(Ours.payload()), new FilledLog("filled", events), peers);
        var filling = Ours.filling(all.log);
        return List.of(
                all.appends(),
                all.largerAppends(),
                all.conditions(),
                all.processes(),
                all.commands(),
                all.reads().after(filling),
                all.replays().after(filling),
                all.deliveries(),
                all.audiences());
    }

    private Discipline appends() {
        var alone = ours.appends(1, 1);
        var some = ours.appends(1, 16);
        var many = ours.appends(1, 64);
        var most = ours.appends(1, 256);
        var inserts = floors.bareInserts(64);
        var jdbc = floors.jdbcInsert();
        var own = Discipline.of(
                Match.of(
                        "append 1 event",
                        "events/s",
                        alone,
                        some,
                        many,
                        most,
                        jdbc,
                        floors.bareInserts(1),
                        inserts,
                        floors.bareInserts(256),
                        floors.emptyCommits(64)),
                atLeast(many, 2, inserts),
                atLeast(most, 3, inserts),
                halfWaitAtMost(alone, 1.6, jdbc).holding(3));
        return peers.inAppends(own, many, most);
    }

    private Discipline largerAppends() {
        return Discipline.of(Match.of(
                "append 10 and 100 events",
                "events/s",
                ours.appends(10, 16),
                ours.appends(100, 16),
                floors.batchInserts(1, BATCH),
                floors.batchInserts(2, BATCH)));
    }

    private Discipline conditions() {
        var plain = ours.appends(1, 64);
        var conditional = ours.conditionalAppends(64);
        return Discipline.of(
                Match.of("conditional append", "events/s", plain, conditional), atLeast(conditional, 0.5, plain));
    }

    private Discipline processes() {
        var one = ours.appends(1, 64);
        var four = ours.appendsByProcesses(4, 64);
        return Discipline.of(
                Match.of("append from several processes", "events/s", one, four),
                atLeast(four, 0.8, one).holding(0.15));
    }

    private Discipline commands() {
        return Discipline.of(Match.of("command", "commands/s", ours.commands(1), ours.commands(64)));
    }

    private Discipline reads() {
        var read = ours.streamReads(log, 16);
        var jdbc = floors.jdbcStreamReads(log, 16);
        var decoded = ours.decodedStreamReads(log, 16);
        var own = Discipline.of(
                Match.of("read a stream", "streams/s", read, decoded, jdbc),
                atLeast(read, 0.9, jdbc).holding(0.4));
        return peers.inReads(own, log);
    }

    private Discipline replays() {
        var raw = ours.rawReplay(log);
        var decoded = ours.decodedReplay(log);
        var scan = floors.jdbcScan(log);
        var own = Discipline.of(
                Match.of("replay", "events/s", raw, decoded, scan, floors.copyOut(log)), atLeast(decoded, 0.6, scan));
        return peers.inReplays(own, log, decoded);
    }

    private Discipline deliveries() {
        var here = ours.delivery(PER_SECOND);
        var elsewhere = ours.deliveryElsewhere(PER_SECOND);
        return Discipline.of(
                Match.of("delivery after the acknowledgement", "events/s", here, elsewhere),
                waitAtMost(here, Figure.P50, 2).holding(4),
                waitAtMost(here, Figure.P99, 10),
                waitAtMost(elsewhere, Figure.P50, 2).holding(10),
                waitAtMost(elsewhere, Figure.P99, 10).holding(25));
    }

    private Discipline audiences() {
        var one = ours.followedAppends(1, 64);
        var many = ours.followedAppends(MANY, 64);
        return Discipline.of(Match.of("append with followers", "events/s", one, many), atLeast(many, 0.5, one));
    }
}
