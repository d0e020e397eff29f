package com.tomriddelsdell.eventstore.spring;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** Which room a line of code belongs in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomsTest {

    private static final String ROOT = "com.tomriddelsdell.eventstore.spring";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void only_what_opens_and_closes_waits() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Open")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".AppliedMigrations")
                .should()
                .callMethodWhere(publisher("block.*|toFuture|toStream|toIterable"))
                .check(CODE);
    }

    @Test
    void only_what_runs_for_the_life_of_the_context_subscribes() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".subscribe")
                .should()
                .callMethodWhere(publisher("subscribe"))
                .check(CODE);
    }

    @Test
    void what_needs_the_actuator_or_meters_is_kept_apart() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".subscribe")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.boot.actuate..",
                        "org.springframework.boot.health..",
                        "io.micrometer.core..",
                        ROOT + ".actuate",
                        ROOT + ".meter")
                .check(CODE);
    }

    @Test
    void configurations_are_final_or_package_private() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Configuration")
                .and()
                .haveSimpleNameNotEndingWith("AutoConfiguration")
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(CODE.stream().map(JavaClass::getPackage).distinct())
                .hasSize(11)
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    private static DescribedPredicate<JavaCall<?>> publisher(String methods) {
        return target(owner(assignableTo(Publisher.class))).and(target(nameMatching(methods)));
    }
}
