package io.kanal.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls inside the sandbox, and between it and Kanal. */
@AnalyzeClasses(packagesOf = SandboxApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.kanal.sandbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersAreNotPublic = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePublic()
            .because("nobody calls a controller but HTTP");

    @ArchTest
    static final ArchRule knowsNothingOfKanal = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kanal.contracts..", "io.kanal.outbox..", "io.kanal.http..")
            .because("the real X does not know Kanal either");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|DTO|Manager)")
            .because("such a name says nothing");
}
