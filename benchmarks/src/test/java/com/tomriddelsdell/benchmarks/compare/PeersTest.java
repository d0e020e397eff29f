package com.tomriddelsdell.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.compare.contest.Contender;
import com.tomriddelsdell.benchmarks.compare.contest.FilledLog;
import com.tomriddelsdell.benchmarks.compare.contest.Label;
import com.tomriddelsdell.benchmarks.compare.peer.Peer;
import com.tomriddelsdell.benchmarks.postgres.DurablePostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeersTest {

    @Test
    void without_peers_nobody_else_plays_and_there_are_no_goals_against_anybody() {
        assertThat(labels()).noneMatch(label -> label.startsWith("peer"));
        assertThat(goals()).noneMatch(goal -> goal.contains("peer"));
    }

    @Test
    void a_peer_appends_for_as_many_callers_as_it_can_take() {
        assertThat(labels(new Example(Peer.Kind.FOREIGN, 64)))
                .contains(
                        "peer appends, 1 caller",
                        "peer appends, 16 callers",
                        "peer appends, 64 callers",
                        "peer reads, 16 callers",
                        "peer replays, 1 caller")
                .doesNotContain("peer appends, 256 callers");
    }

    @Test
    void java_peers_have_to_be_beaten() {
        assertThat(goals(new Example(Peer.Kind.JAVA, 256)))
                .contains(
                        "rate of event store, append 1 event, 64 callers: ≥ 3 × peer appends, 64 callers",
                        "rate of event store, append 1 event, 256 callers: ≥ 6 × peer appends, 256 callers",
                        "rate of event store, replay, decoded from Avro, 1 caller: ≥ 4 × peer replays, 1 caller");
    }

    @Test
    void reactive_ones_by_more() {
        assertThat(goals(new Example(Peer.Kind.REACTIVE, 64)))
                .contains("rate of event store, append 1 event, 64 callers: ≥ 8 × peer appends, 64 callers")
                .noneMatch(goal -> goal.contains("peer appends, 256"));
    }

    @Test
    void those_of_other_languages_are_only_shown() {
        assertThat(goals(new Example(Peer.Kind.FOREIGN, 256))).noneMatch(goal -> goal.contains("peer"));
    }

    private static List<String> labels(Peer... peers) {
        return disciplines(peers)
                .flatMap(discipline -> discipline.match().contenders().stream())
                .map(contender -> contender.label().toString())
                .toList();
    }

    private static List<String> goals(Peer... peers) {
        return disciplines(peers)
                .flatMap(discipline -> discipline.goals().stream())
                .map(Object::toString)
                .toList();
    }

    private static Stream<Discipline> disciplines(Peer... peers) {
        return Disciplines.of("1", 1_000, new Peers(List.of(peers), "{}")).stream();
    }

    private record Example(Kind kind, int mostCallers) implements Peer {

        @Override
        public Contender appends(String payload, int callers) {
            return new Named(new Label("peer appends", "1", callers));
        }

        @Override
        public Contender streamReads(String payload, FilledLog log, int callers) {
            return new Named(new Label("peer reads", "1", callers));
        }

        @Override
        public Contender replay(String payload, FilledLog log) {
            return new Named(new Label("peer replays", "1", 1));
        }
    }

    private record Named(Label label) implements Contender {

        @Override
        public Running open(DurablePostgres server) {
            throw new UnsupportedOperationException();
        }
    }
}
