package org.camelrelativity.reliability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom (design §2, §3). */
class ArchitectureTest {

    private static final String ROOT = "org.camelrelativity";
    private static final String COMMON = ROOT + ".common";

    /** A package knows those before it, and none after it. */
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            COMMON,
            COMMON + ".event",
            COMMON + ".json",
            COMMON + ".operation",
            COMMON + ".http",
            COMMON + ".ledger",
            COMMON + ".watch",
            COMMON + ".exchange",
            COMMON + ".component");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/reliability/"))
            // Generated beside what it sets; only Camel calls it.
            .withImportOption(location -> !location.contains("RelativityConfigurationConfigurer"))
            .importPackages(ROOT);

    @Test
    void everyPackageOfCommonHasItsFloor() {
        List<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(COMMON) && !name.startsWith(COMMON + ".testing"))
                .distinct()
                .toList();
        assertThat(packages).containsExactlyInAnyOrderElementsOf(FROM_THE_GROUND_UP);
    }

    @Test
    void lowerPackagesKnowNoHigherOnes() {
        for (int i = 0; i < FROM_THE_GROUND_UP.size() - 1; i++) {
            String[] above =
                    FROM_THE_GROUND_UP.subList(i + 1, FROM_THE_GROUND_UP.size()).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(FROM_THE_GROUND_UP.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void componentsKnowCommonAndNotEachOther() {
        noClasses()
                .that()
                .resideInAPackage(COMMON + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".imaging..", ROOT + ".production..", ROOT + ".sandbox..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".imaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".production..", ROOT + ".sandbox..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".production..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".imaging..", ROOT + ".sandbox..")
                .check(CLASSES);
    }

    /** One mistake in both could hide itself. */
    @Test
    void theSandboxSharesNoCodeWithTheComponents() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMON + "..", ROOT + ".imaging..", ROOT + ".production..")
                .check(CLASSES);
    }
}
