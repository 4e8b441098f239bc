package org.camelrelativity.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.READ_PRODUCTION_STATUS;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The features and a bundle with routes, installed in a real Karaf, changed, restarted and uninstalled. */
@EnabledForJreRange(
        max = JRE.JAVA_23,
        disabledReason = "Karaf 4.4 starts with a Security Manager, which JDK 24 has removed")
class KarafIT {

    private static final int WORKSPACE = 1017371;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FEATURES = "mvn:org.camelrelativity/camel-relativity-features/"
            + System.getProperty("project.version") + "/xml/features";

    private static final String PID = "org.camelrelativity";

    /** One of imaging, one of production. */
    private static final int TABLES = 2;

    /** Threads of Camel and of its HTTP client; Karaf without our routes has none of them. */
    private static final Predicate<String> OURS = name -> name.startsWith("Camel ") || name.contains("idle-connection");

    @TempDir
    private Path folder;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private Karaf karaf;
    private int starts;

    @BeforeEach
    void start() throws Exception {
        sandbox = RelativitySandbox.start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        List<Path> repositories = new ArrayList<>(List.of(Path.of(System.getProperty("karaf.repository"))));
        if (Boolean.getBoolean("karaf.stand-ins")) {
            repositories.add(standIns());
        }
        karaf = new Karaf(
                Path.of(System.getProperty("karaf.home")),
                folder.resolve("karaf"),
                repositories,
                Map.of("RELATIVITY_PASSWORD", sandbox.password()));
        karaf.start();
    }

    private Path standIns() throws Exception {
        String version = System.getProperty("camel-karaf.version");
        Path features = Path.of(System.getProperty("karaf.repository"))
                .resolve("org/apache/camel/karaf/apache-camel/" + version + "/apache-camel-" + version
                        + "-features.xml");
        Path repository = folder.resolve("stand-ins");
        new StandIns(Path.of(System.getProperty("karaf.camel-jars")), version).write(features, repository);
        return repository;
    }

    @AfterEach
    void stop() throws Exception {
        if (karaf != null) {
            karaf.close();
        }
        sandbox.close();
    }

    @Test
    void routesRunUntilTheyAreUninstalledAndLeaveNothing() throws Exception {
        int production = workspace.addErroredProduction("Errored");
        karaf.addFeatures(FEATURES);
        String bundle = install();

        configure("first", production);
        awaitStart();
        assertImagingSetRuns("first");

        configure("second", production);
        awaitStart();
        assertImagingSetRuns("second");

        assertKilledKarafRunsNothingTwice("second");

        for (int i = 0; i < 5; i++) {
            karaf.restartBundle(bundle);
            awaitStart();
        }
        for (int i = 0; i < 2; i++) {
            karaf.refreshBundle("org.camelrelativity.camel-relativity-common");
            awaitStart();
        }
        assertThat(karaf.threads()).anyMatch(OURS);
        assertThat(karaf.alive(OsgiDefaultCamelContext.class)).isEqualTo(1);
        assertThat(karaf.alive(OperationTable.class)).isGreaterThanOrEqualTo(TABLES);
        assertThat(workspace.production(production).retries()).isEqualTo(1);
        assertThat(karaf.configuration(PID)).contains(sandbox.username()).doesNotContain(sandbox.password());

        uninstall(bundle);
        for (int i = 0; i < 2; i++) {
            String next = install();
            awaitStart();
            uninstall(next);
        }
        assertAtMostOneGenerationOfClassesIsAlive();
        assertThat(karaf.log().lines()).noneMatch(line -> line.contains("| ERROR |"));
        assertThat(karaf.log()).doesNotContain(sandbox.password());
    }

    private String install() throws Exception {
        karaf.installFeature("scr");
        karaf.installFeature("camel-relativity-imaging");
        karaf.installFeature("camel-relativity-production");
        return karaf.installBundle(Path.of(System.getProperty("karaf.bundle")));
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
    private void assertAtMostOneGenerationOfClassesIsAlive() throws Exception {
        assertThat(karaf.alive(RelativityBundle.class)).isZero();
        assertThat(karaf.alive(OsgiDefaultCamelContext.class)).isZero();
        assertThat(karaf.alive(OperationTable.class)).isLessThanOrEqualTo(TABLES);
    }

    /** The set whose run was asked for when Karaf went down stays for someone to look at it. */
    private void assertKilledKarafRunsNothingTwice(String inbox) throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.latency(PATIENCE));
        int set = dropSet(inbox, "cut.json");
        await("the call").atMost(PATIENCE).until(() -> workspace.imagingSet(set).runs() == 1);
        karaf.kill();

        karaf.start();
        awaitStart();
        assertImagingSetRuns(inbox);
        assertThat(folder.resolve(inbox).resolve("running/cut.json")).exists();
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
    }

    /** At each start of the routes the production is looked at once, and the first time it is retried. */
    private void awaitStart() {
        starts++;
        await("start " + starts).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sandbox.journal().arrived(READ_PRODUCTION_STATUS))
                .as(karaf::log)
                .isEqualTo(starts));
    }

    private void assertImagingSetRuns(String inbox) throws IOException {
        int set = dropSet(inbox, "set.json");
        await("a run of imaging set " + set).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        workspace.imagingSet(set).runs())
                .as(karaf::log)
                .isEqualTo(1));
    }

    /** {@return the imaging set that the file names} */
    private int dropSet(String inbox, String name) throws IOException {
        int set = workspace.addImagingSet(name + " of " + inbox, workspace.addSavedSearch(3, 0));
        Path file = Files.writeString(
                folder.resolve(name), "{\"workspaceId\": %d, \"imagingSetId\": %d}".formatted(WORKSPACE, set));
        Files.move(file, Files.createDirectories(folder.resolve(inbox)).resolve(name));
        return set;
    }

    /** The file that the README shows, with other values; the password comes from Karaf's environment. */
    private void configure(String inbox, int production) throws IOException {
        Map<String, Object> values = Map.of(
                "instance.url", sandbox.instanceUrl(),
                "username", sandbox.username(),
                "imaging.folder", folder.resolve(inbox),
                "production.workspace", WORKSPACE,
                "production.id", production);
        List<String> lines = Files.readAllLines(Path.of("src/main/etc/org.camelrelativity.cfg")).stream()
                .map(line -> {
                    String name = line.split(" = ")[0];
                    return values.containsKey(name) ? name + " = " + values.get(name) : line;
                })
                .toList();
        karaf.configure(PID, lines);
    }
}
