package io.kanal.twitter;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** Holds the connector to the rules of every service, and to its own. */
class ArchitectureTests {

    @Test
    void followsTheRulesOfEveryService() {
        ServiceArchitecture.check("io.kanal.twitter");
    }

    @Test
    void whatSpeaksToXKnowsNothingOfKanal() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.kanal.twitter.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.kanal.contracts..", "io.kanal.outbox..", "io.kanal.edge..")
                .because("the wall between X and us makes X's changes land in one place")
                .check(new ClassFileImporter()
                        .withImportOption(new com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests())
                        .importPackages("io.kanal.twitter"));
    }
}
