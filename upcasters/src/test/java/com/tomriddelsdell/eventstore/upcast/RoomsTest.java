package com.tomriddelsdell.eventstore.upcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which room a line of this module belongs in. */
@AnalyzeClasses(packages = "com.tomriddelsdell.eventstore.upcast", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "com.tomriddelsdell.eventstore.upcast";

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_root_and_defaults_know_json = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".record", ROOT + ".report", ROOT + ".registry", ROOT + ".transfer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule nothing_knows_a_database_or_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.r2dbc..",
                    "io.netty..",
                    "org.springframework..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule nothing_blocks =
            noClasses().should().callMethod(Mono.class, "block").orShould().callMethod(Flux.class, "blockLast");

    @ArchTest
    static final ArchRule no_method_is_synchronized = noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);
}
