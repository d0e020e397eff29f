package com.tomriddelsdell.eventstore.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

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

    /** So that a build can run all contracts, and nothing else, against another server. */
    @ArchTest
    static final ArchRule every_contract_is_found_by_its_tag = classes()
            .that()
            .haveSimpleNameEndingWith("Contract")
            .should(new ArchCondition<>("carry the tag 'contract'") {
                @Override
                public void check(JavaClass contract, ConditionEvents events) {
                    var tagged = AnnotationSupport.findRepeatableAnnotations(contract.reflect(), Tag.class).stream()
                            .anyMatch(tag -> tag.value().equals("contract"));
                    events.add(
                            new SimpleConditionEvent(contract, tagged, contract.getName() + " is tagged: " + tagged));
                }
            });
}
