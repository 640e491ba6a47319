package io.kanal.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules that hold in every service. A service's ArchitectureTests check its own package against them. */
public final class ServiceArchitecture {

    private static final Pattern MAY_BLOCK = Pattern.compile(".*(Messaging|Relay|Poller|Worker|Publisher)(\\$.*)?");

    private ServiceArchitecture() {}

    /**
     * Checks a service.
     *
     * @param servicePackage its root package, such as {@code io.kanal.registry}
     * @throws AssertionError with every breach and the reason of the rule
     */
    public static void check(String servicePackage) {
        var imported = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(servicePackage);
        rulesOf(servicePackage).forEach(rule -> rule.check(imported));
    }

    /** The rules of a service, each with its reason. */
    public static List<ArchRule> rulesOf(String servicePackage) {
        return List.of(
                featuresAreFreeOfCycles(servicePackage),
                servicesShareNoCode(servicePackage),
                controllersAreClosed(),
                blockingHappensOnlyAtTheEdge(),
                namesSayWhatAThingIs());
    }

    private static ArchRule featuresAreFreeOfCycles(String servicePackage) {
        return slices().matching(servicePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("two features that need each other are one feature");
    }

    private static ArchRule servicesShareNoCode(String servicePackage) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.kanal..")
                        .and(resideOutsideOfPackages(
                                servicePackage + "..", "io.kanal.contracts..", "io.kanal.outbox..", "io.kanal.edge..")))
                .because("services share contracts, outbox and http-edge, never each other's code");
    }

    private static ArchRule controllersAreClosed() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .because("only Spring calls a controller");
    }

    private static ArchRule blockingHappensOnlyAtTheEdge() {
        return classes()
                .should(new ArchCondition<>("block only at the edge, and with a time limit") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getMethodCallsFromSelf().stream()
                                .filter(ServiceArchitecture::blocks)
                                .filter(call ->
                                        !MAY_BLOCK.matcher(item.getName()).matches() || !hasLimit(call))
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
                    }
                })
                .because("a blocked event loop stops every request, and a wait without a limit may last for ever");
    }

    private static boolean blocks(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        return (owner.isEquivalentTo(Mono.class) || owner.isEquivalentTo(Flux.class))
                && call.getName().startsWith("block");
    }

    private static boolean hasLimit(JavaAccess<?> call) {
        return call.getTarget().getFullName().contains(Duration.class.getName());
    }

    private static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .because("such a name hides what the class is");
    }
}
