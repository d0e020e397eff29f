package com.tomriddelsdell.eventstore.docs;

import com.tomriddelsdell.eventstore.LogRead;
import com.tomriddelsdell.eventstore.memory.InMemoryEventStore;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsistencyTest {

    @Test
    void the_example_is_compiled_as_it_stands_there() throws IOException {
        new Example(Enrolling.class, "enrol").assertShownIn("docs/consistency.md");
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
