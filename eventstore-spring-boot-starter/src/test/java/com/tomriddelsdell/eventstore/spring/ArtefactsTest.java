package com.tomriddelsdell.eventstore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is told about all libraries in one place is true of each. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArtefactsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Set<String> NO_LIBRARIES = Set.of("deploy/bom", "deploy/cli", "portfolio-app", "benchmarks");

    @Test
    void the_bill_of_materials_lists_every_library_and_nothing_else() throws IOException {
        assertThat(all("<artifactId>(eventstore-[a-z0-9-]+|upcasters)</artifactId>", pom("deploy/bom")))
                .contains("eventstore-bom")
                .filteredOn(artefact -> !artefact.equals("eventstore-bom"))
                .containsExactlyInAnyOrderElementsOf(libraries());
    }

    @Test
    void the_bill_of_materials_has_the_version_of_the_libraries() throws IOException {
        var version = "<version>([0-9][^<]*)</version>";

        assertThat(all(version, pom("deploy/bom")).getFirst())
                .isEqualTo(all(version, pom(".")).getFirst());
    }

    @Test
    void every_library_has_a_module_name_below_that_of_the_core() throws IOException {
        for (var library : libraries()) {
            assertThat(all("<java.module.name>(.+)</java.module.name>", pom(library)))
                    .as(library)
                    .singleElement()
                    .asString()
                    .matches("com\\.tomriddelsdell\\.eventstore(\\.[a-z0-9]+)?");
        }
        assertThat(pom(".")).contains("<Automatic-Module-Name>${java.module.name}</Automatic-Module-Name>");
    }

    private static List<String> libraries() throws IOException {
        return all("<module>(.+)</module>", pom(".")).stream()
                .filter(module -> !NO_LIBRARIES.contains(module))
                .toList();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String pom(String module) throws IOException {
        return Files.readString(PROJECT.resolve(module).resolve("pom.xml"));
    }
}
