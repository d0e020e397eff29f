package com.tomriddelsdell.eventstore.r2dbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.reactivestreams.Publisher;

/** Which room a line of code belongs in, here and in the core. Each rule is shown to bite on a class that breaks it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomsTest {

    private static final String ROOT = "com.tomriddelsdell.eventstore";
    private static final String VIOLATIONS = ROOT + ".r2dbc.rooms..";
    private static final int MOST_TYPES = 15;
    private static final int MOST_LINES = 250;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(describe("main code", type -> !type.getPackageName().startsWith(ROOT + ".testkit")));

    private static final JavaClasses BAD_CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT + ".r2dbc.rooms");

    private static final DescribedPredicate<JavaAccess<?>> TAKES_A_CONNECTION =
            access(target -> isOf(ConnectionFactory.class, "create", target));

    private static final DescribedPredicate<JavaAccess<?>> BLOCKS =
            access(target -> isOf(Publisher.class, "block.*|toStream|toIterable", target)
                    || isOf(Future.class, "join|get", target)
                    || isOf(Thread.class, "sleep|join", target)
                    || isOf(Object.class, "wait", target));

    static final List<ArchRule> RULES = List.of(
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().as("packages form no cycle"),
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".r2dbc..")
                    .or()
                    .resideInAPackage(VIOLATIONS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.r2dbc..",
                            "io.netty..",
                            "org.springframework..",
                            "org.apache.avro..",
                            "tools.jackson..",
                            "com.fasterxml.jackson..")
                    .as("the core knows no database, network, framework or format"),
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".r2dbc.database")
                    .should()
                    .accessTargetWhere(TAKES_A_CONNECTION)
                    .as("only the database room takes connections"),
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".r2dbc.database.Failure")
                    .should()
                    .accessTargetWhere(access(target -> target.getName().matches("getSqlState|getErrorDetails")))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(PostgresqlException.class)
                    .as("only Failure looks at SQLSTATE"),
            noClasses().should().accessTargetWhere(BLOCKS).as("nothing blocks"),
            noMethods().should().haveModifier(SYNCHRONIZED).as("no method is synchronized"),
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);

    @ParameterizedTest
    @FieldSource("RULES")
    void the_code_keeps(ArchRule rule) {
        rule.check(CODE);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void bad_code_is_caught_by(ArchRule rule) {
        assertThat(rule.evaluate(BAD_CODE).hasViolation()).isTrue();
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(packages(CODE)).hasSizeGreaterThan(5).allMatch(RoomsTest::isNullMarked);
        assertThat(packages(BAD_CODE)).noneMatch(RoomsTest::isNullMarked);
    }

    @Test
    void no_package_of_this_module_holds_more_than_15_types() {
        assertThat(packages(CODE))
                .filteredOn(room -> room.getName().startsWith(ROOT + ".r2dbc"))
                .hasSizeGreaterThan(3)
                .allSatisfy(room -> assertThat(types(room)).as(room.getName()).isLessThanOrEqualTo(MOST_TYPES));
    }

    @ParameterizedTest
    @FieldSource("SOURCES")
    void no_file_holds_more_than_250_lines_of_code(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            var sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .map(RoomsTest::linesOfCode)
                    .toList();
            assertThat(sizes).hasSizeGreaterThan(20).allMatch(lines -> lines <= MOST_LINES);
        }
    }

    static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../eventstore-core/src/main/java"));

    private static DescribedPredicate<JavaAccess<?>> access(Predicate<AccessTarget> forbidden) {
        return describe("that is not for this room", access -> forbidden.test(access.getTarget()));
    }

    private static boolean isOf(Class<?> owner, String names, AccessTarget target) {
        return target.getName().matches(names) && target.getOwner().isAssignableTo(owner);
    }

    private static Stream<JavaPackage> packages(JavaClasses code) {
        return code.stream().map(JavaClass::getPackage).distinct();
    }

    private static boolean isNullMarked(JavaPackage room) {
        return room.isAnnotatedWith(NullMarked.class);
    }

    private static long types(JavaPackage room) {
        return room.getClasses().stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> CODE.contain(type.getName()))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();
    }

    private static long linesOfCode(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .filter(line -> !line.startsWith("*") && !line.startsWith("/") && !line.startsWith("import "))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
