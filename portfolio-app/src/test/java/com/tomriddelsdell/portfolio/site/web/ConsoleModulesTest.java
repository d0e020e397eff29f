package com.tomriddelsdell.portfolio.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleModulesTest {

    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final String MARKUP =
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|DOMParser|setHTML|eval\\(";

    private final Map<String, String> modules = modules();

    @Test
    void every_module_and_whatever_it_imports_is_served() {
        var assets = Assets.load();

        var needed = Stream.concat(
                modules.keySet().stream(),
                modules.values().stream()
                        .flatMap(text -> IMPORT.matcher(text).results().map(found -> found.group(1))));

        assertThat(modules).containsKey("console.js").hasSizeGreaterThan(10);
        assertThat(needed)
                .allSatisfy(
                        name -> assertThatCode(() -> assets.url(name)).as(name).doesNotThrowAnyException());
    }

    @Test
    void no_module_makes_markup_of_text() {
        assertThat(modules).allSatisfy((name, text) -> assertThat(text).as(name).doesNotContainPattern(MARKUP));
    }

    private static Map<String, String> modules() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:assets/console*.js"))
                    .collect(Collectors.toMap(
                            resource -> Objects.requireNonNull(resource.getFilename()), ConsoleModulesTest::text));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
