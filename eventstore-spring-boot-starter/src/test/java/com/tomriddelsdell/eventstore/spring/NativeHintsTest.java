package com.tomriddelsdell.eventstore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.eventstore.r2dbc.R2dbcEventStore;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.javapoet.ClassName;

/** The hints that a native image is made with. That one is made of them and runs is not tested here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NativeHintsTest {

    @Test
    void every_script_of_the_log_is_kept() throws IOException {
        var hints = new RuntimeHints();
        new NativeHints().registerHints(hints, R2dbcEventStore.class.getClassLoader());

        assertThat(scripts())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        script -> assertThat(RuntimeHintsPredicates.resource().forResource(script))
                                .accepts(hints));
        assertThat(RuntimeHintsPredicates.resource().forResource("com/tomriddelsdell/other.sql"))
                .rejects(hints);
    }

    @Test
    void properties_can_be_bound() {
        var hints = processed();

        assertThat(Arrays.asList(
                        EventStoreProperties.class,
                        EventStoreProperties.Subscriptions.class,
                        EventStoreProperties.Health.class))
                .allSatisfy(type -> assertThat(RuntimeHintsPredicates.reflection()
                                .onType(type)
                                .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
                                .or(RuntimeHintsPredicates.reflection()
                                        .onConstructorInvocation(type.getDeclaredConstructors()[0])))
                        .accepts(hints));
    }

    private static RuntimeHints processed() {
        var names = new ClassNameGenerator(ClassName.get(NativeHintsTest.class));
        var generation = new DefaultGenerationContext(names, new InMemoryGeneratedFiles());
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(Bound.class);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        return generation.getRuntimeHints();
    }

    private static Iterable<String> scripts() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + NativeHints.SCRIPTS))
                .map(Resource::getFilename)
                .map(name -> "com/tomriddelsdell/eventstore/r2dbc/log/" + name)
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EventStoreProperties.class)
    static class Bound {}
}
