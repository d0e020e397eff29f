package com.tomriddelsdell.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GateOptionsTest {

    @Test
    void an_application_that_is_absent_is_still_required() {
        var options = options(Map.of("gate.app", "/no/such.jar"));

        assertThat(options.requires(Work.POST)).isTrue();
        assertThat(options.canMeasure(Work.POST)).isFalse();
    }

    @Test
    void only_the_word_false_releases_from_measuring_the_application() {
        assertThat(options(Map.of("gate.http", "false")).requires(Work.POST)).isFalse();
        assertThat(options(Map.of("gate.http", "no")).requires(Work.POST)).isTrue();
    }

    @Test
    void the_store_is_always_measured() {
        var options = options(Map.of("gate.http", "false", "gate.app", "/no/such.jar"));

        assertThat(options.canMeasure(Work.APPEND)).isTrue();
        assertThat(options.canMeasure(Work.READ)).isTrue();
    }

    private static GateOptions options(Map<String, String> given) {
        var properties = new Properties();
        properties.putAll(given);
        return GateOptions.from(properties);
    }
}
