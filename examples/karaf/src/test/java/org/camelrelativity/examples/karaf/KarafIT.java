package org.camelrelativity.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The features and a bundle with routes, installed in a real Karaf, changed, restarted and uninstalled. */
@EnabledForJreRange(
        max = JRE.JAVA_23,
        disabledReason = "Karaf 4.4 starts with a Security Manager, which JDK 24 has removed")
@Tag("heavy")
class KarafIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Threads of Camel and of its HTTP client; Karaf without our routes has none of them. */
    private static final Predicate<String> OURS = name -> name.startsWith("Camel ") || name.contains("idle-connection");

    @TempDir
    private Path folder;

    private Surroundings surroundings;
    private Karaf karaf;
    private RelativitySandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        surroundings = new Surroundings(folder);
        karaf = surroundings.karaf();
        sandbox = surroundings.sandbox();
        karaf.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (surroundings != null) {
            surroundings.close();
        }
    }

    @Test
    void routesRunUntilTheyAreUninstalledAndLeaveNothing() throws Exception {
        surroundings.addFeatures();
        String bundle = surroundings.install();

        surroundings.configure("first");
        surroundings.awaitStart();
        surroundings.awaitImagingSetRuns("first");
        int tablesOfOneGeneration = karaf.alive(OperationTable.class);
        assertThat(tablesOfOneGeneration).isPositive();

        surroundings.configure("second");
        surroundings.awaitStart();
        surroundings.awaitImagingSetRuns("second");

        assertKilledKarafRunsNothingTwice("second");

        for (int i = 0; i < 5; i++) {
            karaf.restartBundle(bundle);
            surroundings.awaitStart();
        }
        for (int i = 0; i < 2; i++) {
            karaf.refreshBundle("org.camelrelativity.camel-relativity-common");
            surroundings.awaitStart();
        }
        assertThat(karaf.threads()).anyMatch(OURS);
        assertThat(karaf.alive(OsgiDefaultCamelContext.class)).isEqualTo(1);
        assertThat(karaf.alive(OperationTable.class)).isGreaterThanOrEqualTo(tablesOfOneGeneration);
        assertThat(surroundings.retries()).isEqualTo(1);
        assertThat(karaf.configuration(Surroundings.PID))
                .contains(sandbox.username())
                .doesNotContain(sandbox.password());

        uninstall(bundle);
        for (int i = 0; i < 2; i++) {
            String next = surroundings.install();
            surroundings.awaitStart();
            uninstall(next);
        }
        assertAtMostOneGenerationOfClassesIsAlive(tablesOfOneGeneration);
        assertThat(karaf.log().lines()).noneMatch(line -> line.contains("| ERROR |"));
        assertThat(karaf.log()).doesNotContain(sandbox.password());
    }

    private void uninstall(String bundle) throws Exception {
        karaf.uninstallBundle(bundle);
        karaf.uninstallFeature("camel-relativity-imaging");
        karaf.uninstallFeature("camel-relativity-production");
        await("the end of our threads").atMost(PATIENCE).untilAsserted(() -> assertThat(karaf.threads())
                .noneMatch(OURS));
    }

    /**
     * The JDK itself remembers the last record class that was compared, and with it its class loader
     * (ObjectMethods.OBJECT_EQ), so one generation may stay until another record is compared. Not a second one.
     */
    private void assertAtMostOneGenerationOfClassesIsAlive(int tables) throws Exception {
        assertThat(karaf.alive(RelativityBundle.class)).isZero();
        assertThat(karaf.alive(OsgiDefaultCamelContext.class)).isZero();
        assertThat(karaf.alive(OperationTable.class)).isLessThanOrEqualTo(tables);
    }

    /** The set whose run was asked for when Karaf went down stays for someone to look at it. */
    private void assertKilledKarafRunsNothingTwice(String inbox) throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.latency(PATIENCE));
        int set = surroundings.dropSet(inbox, "cut.json");
        await("the call").atMost(PATIENCE).until(() -> surroundings.runs(set) == 1);
        karaf.kill();

        karaf.start();
        surroundings.awaitStart();
        surroundings.awaitImagingSetRuns(inbox);
        assertThat(folder.resolve(inbox).resolve("running/cut.json")).exists();
        assertThat(surroundings.runs(set)).isEqualTo(1);
    }
}
