package com.tomriddelsdell.portfolio;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** Which room a line of code belongs in. */
class RoomsTest {

    private static final String GENERATED_TEMPLATES = ".*\\.Jte\\w+Generated.*";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.tomriddelsdell.portfolio");

    @Test
    void packages_form_no_cycle() {
        slices().matching("com.tomriddelsdell.portfolio.(**)")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void the_domain_is_plain_java() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "com.tomriddelsdell.portfolio.contact",
                        "com.tomriddelsdell.portfolio.project",
                        "com.tomriddelsdell.portfolio.account",
                        "com.tomriddelsdell.portfolio.input")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "reactor..", "io.r2dbc..", "tools.jackson..", "com.fasterxml..")
                .check(CODE);
    }

    @Test
    void nothing_of_a_web_room_is_public() {
        classes()
                .that()
                .resideInAPackage("..web")
                .and()
                .haveNameNotMatching(GENERATED_TEMPLATES)
                .should()
                .notBePublic()
                .check(CODE);
    }

    @Test
    void a_view_knows_nothing_of_the_web() {
        noClasses()
                .that()
                .resideInAPackage("..view")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..web")
                .check(CODE);
    }

    @Test
    void the_platform_knows_no_feature() {
        noClasses()
                .that()
                .resideInAnyPackage("..platform..", "..embedded")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..account..", "..contact..", "..project..", "..site..")
                .check(CODE);
    }

    @Test
    void only_the_platform_waits_or_subscribes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform..")
                .should()
                .callMethodWhere(waitsOrSubscribes())
                .check(CODE);
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep"))))
                .check(CODE);
    }

    private static DescribedPredicate<JavaCall<?>> waitsOrSubscribes() {
        return target(owner(assignableTo(Publisher.class)))
                .and(target(nameMatching("block.*|subscribe|toFuture|toStream|toIterable")));
    }
}
