package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsistencyTest {

    private static final Path PAGE = Path.of("../docs/consistency.md");
    private static final Path SOURCE = Path.of("src/test/java/com/tomriddelsdell/eventstore/docs/Enrolling.java");

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        var source = Files.readString(SOURCE);
        var region = source.substring(source.indexOf("// region enrol\n"), source.indexOf("    // endregion"));
        var example = region.substring(region.indexOf('\n') + 1).stripTrailing().stripIndent();

        assertThat(Files.readString(PAGE)).contains("```java\n" + example + "\n```");
    }

    @Test
    void the_example_keeps_the_limit() {
        var store = InMemoryEventStore.create();
        var students = Flux.range(0, 40).flatMap(student -> Enrolling.enrol(store, "c1", "s" + student), 40);

        StepVerifier.create(students.thenMany(store.read(LogRead.all()).count()))
                .expectNext(30L)
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
