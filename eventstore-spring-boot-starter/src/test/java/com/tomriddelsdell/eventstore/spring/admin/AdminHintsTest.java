package com.tomriddelsdell.eventstore.spring.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdminHintsTest {

    private static final String CLASSES = "classpath*:com/tomriddelsdell/eventstore/spring/admin/**/*.class";

    @Test
    void the_members_of_every_record_can_be_read_and_written() throws IOException {
        var hints = new RuntimeHints();

        new AdminHints().registerHints(hints, AdminHints.class.getClassLoader());

        assertThat(records())
                .extracting(Class::getSimpleName)
                .contains("EventLine", "ReplayAsking", "Parked", "Throttle");
        assertThat(records())
                .allSatisfy(type -> assertThat(Arrays.stream(type.getRecordComponents()))
                        .allSatisfy(member -> assertThat(
                                        RuntimeHintsPredicates.reflection().onMethodInvocation(member.getAccessor()))
                                .as("%s of %s", member.getName(), type)
                                .accepts(hints)));
    }

    private static List<Class<?>> records() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(CLASSES))
                .<Class<?>>map(AdminHintsTest::loaded)
                .filter(Class::isRecord)
                .toList();
    }

    private static Class<?> loaded(Resource file) {
        try {
            var name = new SimpleMetadataReaderFactory()
                    .getMetadataReader(file)
                    .getClassMetadata()
                    .getClassName();
            return ClassUtils.resolveClassName(name, AdminHints.class.getClassLoader());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
