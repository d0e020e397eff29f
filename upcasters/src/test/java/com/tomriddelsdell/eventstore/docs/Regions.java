package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The examples of a page: regions of a class that is compiled. */
record Regions(Class<?> source, String page) {

    private static final Path SOURCES = Path.of("src/test/java/com/tomriddelsdell/eventstore/docs");
    private static final Path DOCS = Path.of("../docs");

    void assertShown(String name) throws IOException {
        var text = Files.readString(SOURCES.resolve(source.getSimpleName() + ".java"));
        var region = text.substring(text.indexOf("// region %s\n".formatted(name)));
        var example = region.substring(region.indexOf('\n') + 1, region.indexOf("    // endregion"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(DOCS.resolve(page))).contains("```java\n" + example + "\n```");
    }
}
