package com.tomriddelsdell.eventstore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Editors complete the properties that the documentation lists. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentedPropertiesTest {

    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final Path PAGE = Path.of("../docs/spring.md");

    @Test
    void the_table_lists_each_property_of_the_metadata_and_no_other() throws IOException {
        var page = Files.readString(PAGE);
        var table = page.substring(page.indexOf("## Properties"), page.indexOf("## Beans"));

        assertThat(all("(?m)^\\| `(eventstore\\.[a-z.-]+)` \\|", table))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void each_says_what_it_means() throws IOException {
        assertThat(all(
                        "\"name\": \"eventstore\\.[a-z.-]+\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"(.+)\"",
                        properties()))
                .hasSameSizeAs(names());
    }

    private static List<String> names() throws IOException {
        return all("\"name\": \"(eventstore\\.[a-z.-]+)\"", properties());
    }

    private static String properties() throws IOException {
        var metadata = Files.readString(METADATA);
        return metadata.substring(metadata.indexOf("\"properties\": ["));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
