package com.tomriddelsdell.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.compare.contest.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompareOptionsTest {

    @Test
    void short_without_a_gate_unless_asked_otherwise() {
        var options = options(Map.of());

        assertThat(options.pace()).isEqualTo(pace(3, 2));
        assertThat(options.events()).isEqualTo(100_000);
        assertThat(options.gate()).isFalse();
        assertThat(options.wantsAll()).isTrue();
    }

    @Test
    void the_long_form() {
        var options = options(Map.of("compare.long", "true", "compare.gate", "true"));

        assertThat(options.pace()).isEqualTo(pace(5, 5));
        assertThat(options.events()).isEqualTo(1_000_000);
        assertThat(options.gate()).isTrue();
    }

    @Test
    void how_costs_grow_is_another_question() {
        assertThat(options(Map.of()).growth()).isFalse();
        assertThat(options(Map.of("compare.growth", "true")).growth()).isTrue();
    }

    @Test
    void single_figures_overrule_the_form_and_empty_ones_do_not() {
        var options = options(Map.of("compare.long", "true", "compare.rounds", "7", "compare.seconds", ""));

        assertThat(options.pace()).isEqualTo(pace(7, 5));
    }

    @Test
    void a_part_of_the_titles_chooses_matches() {
        var options = options(Map.of("compare.only", "append"));

        assertThat(options.wants("append 1 event")).isTrue();
        assertThat(options.wants("replay")).isFalse();
        assertThat(options.wantsAll()).isFalse();
    }

    @Test
    void every_goal_is_about_contenders_of_its_own_match() {
        var all = Stream.of(Disciplines.of("1", 1_000, new Peers(List.of(), "{}")), Laws.of("1", true))
                .flatMap(List::stream)
                .toList();

        for (var discipline : all) {
            var labels = discipline.match().contenders().stream()
                    .map(contender -> contender.label())
                    .toList();

            assertThat(labels).doesNotHaveDuplicates();
            assertThat(discipline.goals()).allSatisfy(goal -> assertThat(labels).contains(goal.contender()));
        }
    }

    private static CompareOptions options(Map<String, String> given) {
        var properties = new Properties();
        properties.putAll(given);
        return CompareOptions.from(properties);
    }

    private static Pace pace(int rounds, int seconds) {
        return new Pace(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(4L * seconds));
    }
}
