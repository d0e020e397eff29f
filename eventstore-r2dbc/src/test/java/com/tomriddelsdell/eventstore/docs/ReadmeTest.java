package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path SOURCE = Path.of("src/test/java/com/tomriddelsdell/eventstore/docs/Embedding.java");

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        var source = Files.readString(SOURCE);
        var region = source.substring(source.indexOf("// region firstOrder\n"), source.indexOf("    // endregion"));
        var example = region.substring(region.indexOf('\n') + 1).stripTrailing().stripIndent();

        assertThat(Files.readString(README)).contains("```java\n" + example + "\n```");
    }

    @Test
    void the_example_runs() {
        StepVerifier.create(Embedding.firstOrder(Server.options("postgres")))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
