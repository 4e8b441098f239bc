package org.camelrelativity.reliability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

    private static final String ROOT = "org.camelrelativity";
    private static final String COMMON = ROOT + ".common";

    /** A package knows those before it, and none after it. */
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            COMMON,
            COMMON + ".event",
            COMMON + ".json",
            COMMON + ".operation",
            COMMON + ".query",
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

    private static final Set<Path> MANAGING_VERSIONS =
            Set.of(Path.of("../../pom.xml"), Path.of("../../camel-relativity-bom/pom.xml"));

    @Test
    void everyPackageOfCommonHasItsFloor() {
        List<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(COMMON) && !name.startsWith(COMMON + ".testing"))
                .distinct()
                .toList();
        assertThat(packages).containsExactlyInAnyOrderElementsOf(FROM_THE_GROUND_UP);
    }

    /** Of an example's, too: no application has a server on its class path that answers everything. */
    @Test
    void theSandboxIsOnTheClassPathOfTestsOnly() throws IOException {
        Pattern dependency = Pattern.compile("<dependency>(?:(?!</dependency>).)*</dependency>", Pattern.DOTALL);
        try (Stream<Path> files = Files.walk(Path.of("../.."))) {
            List<String> used = files.filter(
                            file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
                    .filter(file -> !MANAGING_VERSIONS.contains(file))
                    .filter(file -> !file.startsWith("../../verification")) // which is nobody's class path
                    .flatMap(file -> dependency.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .filter(text -> text.contains("<artifactId>camel-relativity-sandbox<"))
                    .toList();
            assertThat(used).hasSizeGreaterThanOrEqualTo(8).allMatch(text -> text.contains("<scope>test</scope>"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
