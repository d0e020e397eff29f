package com.tomriddelsdell.portfolio.contact.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpamPropertiesTest {

    @Test
    void nothing_has_to_be_set() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SpamProperties(
                        5,
                        Duration.ofSeconds(3),
                        Duration.ofHours(24),
                        Path.of("data/keys/forms.key"),
                        10,
                        Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "threshold, 0, a number from 1 to 100",
        "threshold, 101, a number from 1 to 100",
        "quickest, -1s, from 0s to 1m",
        "quickest, 2m, from 0s to 1m",
        "oldest, 9m, from 10m to 30d",
        "oldest, 31d, from 10m to 30d",
        "messages, 0, at least 1",
        "period, 0s, from 1s to 1d",
        "period, 25h, from 1s to 1d"
    })
    void what_cannot_be_is_refused_by_its_name(String name, String value, String rule) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(Map.of("portfolio.contact.spam." + name, value)))
                .havingRootCause()
                .withMessageContainingAll("portfolio.contact.spam." + name, rule);
    }

    private static SpamProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("portfolio.contact.spam", SpamProperties.class);
    }
}
