package com.tomriddelsdell.benchmarks.compare;

import static com.tomriddelsdell.benchmarks.compare.Goals.atLeast;
import static com.tomriddelsdell.benchmarks.compare.Goals.halfWaitAtMost;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Match;
import com.tomriddelsdell.benchmarks.compare.ours.LongStreams;
import com.tomriddelsdell.benchmarks.compare.ours.Ours;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How costs grow. The contenders of a match do the same where there is ever more of something; the last one is held to the
 * first. An index that has a level more may cost a quarter more, and no more.
 */
final class Laws {

    private static final double A_LEVEL_MORE = 1.25;

    private final Ours ours;
    private final List<FilledLog> logs;
    private final Consumer<DurablePostgres> filling;

    private Laws(Ours ours, List<FilledLog> logs) {
        this.ours = ours;
        this.logs = logs;
        this.filling = logs.stream().map(Ours::filling).reduce(server -> {}, Consumer::andThen);
    }

    static List<Discipline> of(String version, boolean longForm) {
        var sizes = longForm ? List.of(10_000, 100_000, 1_000_000, 5_000_000) : List.of(10_000, 100_000, 1_000_000);
        var all = new Laws(
                new Ours(version),
                sizes.stream()
                        .map(events -> new FilledLog("filled_" + events, events))
                        .toList());
        return List.of(
                all.byLogSize("append by the size of the log", "events/s", all.ours::appendsTo),
                all.byLogSize("read a stream by the size of the log", "streams/s", all.ours::readsFrom),
                all.byLogSize("read a page in the middle by the size of the log", "pages/s", all.ours::pages),
                all.byLength("append by the length of the stream", "events/s", all.ours::appendsToStream),
                all.byLength("read the last events by the length of the stream", "streams/s", all.ours::lastOfStream),
                all.byFollowers(),
                all.byProcesses(),
                all.byPayload());
    }

    private Discipline byLogSize(String title, String unit, Function<FilledLog, Contender> work) {
        return flat(title, unit, logs.stream().map(work).toList(), filling);
    }

    private Discipline byLength(String title, String unit, Function<Integer, Contender> work) {
        return flat(title, unit, LongStreams.LENGTHS.stream().map(work).toList(), Ours.longStreams());
    }

    private Discipline byFollowers() {
        var contenders = Stream.of(1, 10, 100, 1_000)
                .map(followers -> ours.followedAppends(followers, 64))
                .toList();
        return new Discipline(
                Match.of("append by the number of followers", "events/s", contenders),
                List.of(atLeast(contenders.getLast(), 0.5, contenders.getFirst())));
    }

    private Discipline byProcesses() {
        var contenders = IntStream.of(1, 2, 4)
                .mapToObj(processes -> ours.appendsByProcesses(processes, 16 * processes))
                .toList();
        return new Discipline(
                Match.of("append by the number of processes", "events/s", contenders),
                List.of(atLeast(contenders.getLast(), 1, contenders.getFirst())));
    }

    /** What a larger payload costs has no limit of its own: it is written to the log of PostgreSQL, byte by byte. */
    private Discipline byPayload() {
        return new Discipline(
                Match.of(
                        "append by the size of the payload",
                        "events/s",
                        IntStream.of(100, 1_024, 4_096, 16_384, 65_536)
                                .mapToObj(ours::appendsOf)
                                .toList()),
                List.of());
    }

    private static Discipline flat(
            String title, String unit, List<Contender> contenders, Consumer<DurablePostgres> preparation) {
        return new Discipline(
                Match.of(title, unit, contenders).after(preparation),
                List.of(halfWaitAtMost(contenders.getLast(), A_LEVEL_MORE, contenders.getFirst())));
    }
}
