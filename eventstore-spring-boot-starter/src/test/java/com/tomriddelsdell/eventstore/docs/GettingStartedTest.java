package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.spring.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The programs that the page shows are small, are compiled as they stand there, and run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class GettingStartedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SOURCES = Path.of("src/test/java/com/tomriddelsdell/eventstore/docs");
    private static final Path PAGE = Path.of("../docs/getting-started.md");
    private static final int MOST_LINES = 30;

    @ParameterizedTest
    @ValueSource(classes = {WithoutSpring.class, WithSpring.class})
    void the_page_shows_a_program_of_at_most_30_lines_as_it_is_compiled(Class<?> program) throws IOException {
        var source = Files.readString(SOURCES.resolve(program.getSimpleName() + ".java"));
        var withoutPackage = source.substring(source.indexOf('\n') + 1);

        assertThat(withoutPackage.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.readString(PAGE)).contains("```java\n" + withoutPackage.strip() + "\n```");
    }

    @Test
    void the_program_without_Spring_prints_the_event(CapturedOutput output) {
        WithoutSpring.main(new String[] {Server.address(Server.newDatabase())});

        assertThat(output).contains("1 OrderPlaced");
    }

    @Test
    void the_program_with_Spring_prints_the_event(CapturedOutput output) {
        var running = SpringApplication.from(WithSpring::main)
                .run("--spring.r2dbc.url=" + Server.address(Server.newDatabase()));

        try (var context = running.getApplicationContext()) {
            StepVerifier.create(Flux.interval(Duration.ofMillis(20))
                            .filter(tick -> output.getOut().contains("OrderPlaced"))
                            .next())
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(PATIENCE);
            assertThat(context.isActive()).isTrue();
        }
    }
}
