package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.r2dbc.Server;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Embedding.class, "firstOrder").assertShownIn("README.md");
    }

    @Test
    void the_example_runs() {
        StepVerifier.create(Embedding.firstOrder(Server.options("postgres")))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
