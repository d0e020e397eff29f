package com.tomriddelsdell.eventstore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A region of a class of this package that a page shows. */
record Example(Class<?> source, String region) {

    private static final Path SOURCES = Path.of("src/test/java/com/tomriddelsdell/eventstore/docs");
    private static final Path PROJECT = Path.of("..");

    /** Fails unless {@code page} shows the region as it is compiled. */
    void assertShownIn(String page) throws IOException {
        var code = Files.readString(SOURCES.resolve(source.getSimpleName() + ".java"));
        var start = code.indexOf("// region " + region + "\n");
        var shown = code.substring(start, code.indexOf("    // endregion", start));
        var example = shown.substring(shown.indexOf('\n') + 1).stripTrailing().stripIndent();

        assertThat(Files.readString(PROJECT.resolve(page))).contains("```java\n" + example + "\n```");
    }
}
