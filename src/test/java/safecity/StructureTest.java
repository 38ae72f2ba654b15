package safecity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The structure of the house: packages are capabilities, and the engine is known in one of them. */
class StructureTest {

    /** Of others' classes the rules need no more than the names. */
    private static final JavaClasses PRODUCT = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("safecity");
    });

    @Test
    void theCapabilitiesUseOnlyWhatOthersOfferAndNeverInCircles() {
        ApplicationModules.of(SafeCityApplication.class).verify();
    }

    @Test
    void camundaIsKnownInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("safecity.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(PRODUCT);
    }

    /** It keeps its connection until somebody closes it, and after twenty of them nobody gets one: read {@code list()}. */
    @Test
    void nobodyLeavesAStreamOfRowsOpen() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(PRODUCT);
    }

    /** Both put a token repository into the application's filter, and with it into every later test of the process. */
    @Test
    void noTestChangesTheCsrfProtectionOfTheSharedApplication() {
        JavaClasses tests = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("safecity");
        });
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        ".*\\.SecurityMockMvcRequestPostProcessors\\$Csrf.*|.*\\.SecurityMockMvcRequestBuilders.*")
                .check(tests);
    }

    @Test
    void theEngineKnowsNoCapability() {
        classes()
                .that()
                .resideInAPackage("safecity.engine..")
                .should()
                .onlyDependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage("safecity..")
                                .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                        "safecity.engine..", "safecity.refusal..", "safecity.notation..")))
                .check(PRODUCT);
    }

    @Test
    void noPackagesDependOnEachOtherInCircles() {
        slices().matching("safecity.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void theRoomsOfACapabilityDoNotDependOnEachOtherInCircles() {
        for (String rooms :
                List.of("safecity.engine.(*)..", "safecity.project.(*)..", "safecity.accreditation.(*)..")) {
            slices().matching(rooms).should().beFreeOfCycles().check(PRODUCT);
        }
    }

    /** NullAway reads no other (ADR 0079). */
    @Test
    void everyRoomSaysWhatMayBeNull() {
        assertThat(PRODUCT.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @Test
    void nobodyReadsTheDateFromAnotherClock() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(PRODUCT);
    }

    /** Whoever compares a person's municipalities with a project's by themselves has a rule of their own. */
    @Test
    void whetherAPersonMaySeeAProjectIsAskedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("safecity.project.ProjectAccess")
                .should(callBoth(
                        "safecity.engine.identity.Account.tenants()", "safecity.project.Project.municipality()"))
                .check(PRODUCT);
    }

    private static ArchCondition<JavaClass> callBoth(String one, String other) {
        return new ArchCondition<>("call both " + one + " and " + other) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> called = type.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget().getFullName())
                        .collect(Collectors.toSet());
                called.addAll(type.getMethodReferencesFromSelf().stream()
                        .map(call -> call.getTarget().getFullName())
                        .toList());
                boolean both = called.contains(one) && called.contains(other);
                events.add(new SimpleConditionEvent(type, both, type.getName() + " calls both"));
            }
        };
    }

    @Test
    void noTestDatabaseOfAnotherMakeIsOnTheClassPath() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.h2..").check(PRODUCT);
    }
}
