package com.tomriddelsdell.eventstore.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What holds for every contract, whoever writes the next one. */
@AnalyzeClasses(packages = "com.tomriddelsdell.eventstore.testkit", importOptions = DoNotIncludeTests.class)
class ContractRulesTest {

    /** A store joins from another package, where it can neither override nor annotate what is private to this one. */
    @ArchTest
    static final ArchRule a_store_cannot_override_a_test =
            methods().that().areAnnotatedWith(Test.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule no_test_can_be_skipped = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Assumptions.class, Disabled.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.junit.jupiter.api.condition..");

    @ArchTest
    static final ArchRule every_test_belongs_to_a_contract = methods()
            .that()
            .areAnnotatedWith(Test.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Contract");
}
