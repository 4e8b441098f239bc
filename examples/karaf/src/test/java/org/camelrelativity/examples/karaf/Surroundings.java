package org.camelrelativity.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.READ_PRODUCTION_STATUS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A Karaf that runs and has nothing of ours yet, and a sandbox for the routes that come. */
final class Surroundings implements AutoCloseable {

    static final String PID = "org.camelrelativity";

    private static final int WORKSPACE = 1017371;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FEATURES = "mvn:org.camelrelativity/camel-relativity-features/"
            + System.getProperty("project.version") + "/xml/features";

    private final Path folder;
    private final RelativitySandbox sandbox = RelativitySandbox.start();
    private final SandboxWorkspace workspace = sandbox.addWorkspace(WORKSPACE);
    private final int production = workspace.addErroredProduction("Errored");
    private final Karaf karaf;
    private int starts;

    Surroundings(Path folder) throws Exception {
        this.folder = folder;
        List<Path> repositories = new ArrayList<>(List.of(Path.of(System.getProperty("karaf.repository"))));
        if (Boolean.getBoolean("karaf.stand-ins")) {
            repositories.add(standIns());
        }
        karaf = new Karaf(
                Path.of(System.getProperty("karaf.home")),
                folder.resolve("karaf"),
                repositories,
                Map.of("RELATIVITY_PASSWORD", sandbox.password()));
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

    Karaf karaf() {
        return karaf;
    }

    RelativitySandbox sandbox() {
        return sandbox;
    }

    /** {@return how often the production was retried} */
    int retries() {
        return workspace.production(production).retries();
    }

    void addFeatures() throws Exception {
        karaf.addFeatures(FEATURES);
    }

    /** {@return the number of the example's bundle} */
    String install() throws Exception {
        karaf.installFeature("scr");
        karaf.installFeature("camel-relativity-imaging");
        karaf.installFeature("camel-relativity-production");
        return karaf.installBundle(Path.of(System.getProperty("karaf.bundle")));
    }

    /** At each start of the routes the production is looked at once, and the first time it is retried. */
    void awaitStart() {
        starts++;
        await("start " + starts).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sandbox.journal().arrived(READ_PRODUCTION_STATUS))
                .as(karaf::log)
                .isEqualTo(starts));
    }

    /** {@return how often the imaging set was run} */
    int runs(int set) {
        return workspace.imagingSet(set).runs();
    }

    void awaitImagingSetRuns(String inbox) throws IOException {
        int set = dropSet(inbox, "set.json");
        await("a run of imaging set " + set)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(runs(set)).as(karaf::log).isEqualTo(1));
    }

    /** {@return the imaging set that the file names} */
    int dropSet(String inbox, String name) throws IOException {
        int set = workspace.addImagingSet(name + " of " + inbox, workspace.addSavedSearch(3, 0));
        Path file = Files.writeString(
                folder.resolve(name), "{\"workspaceId\": %d, \"imagingSetId\": %d}".formatted(WORKSPACE, set));
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder.resolve(inbox), PosixFilePermissions.asFileAttribute(owner));
        Files.move(file, folder.resolve(inbox).resolve(name));
        return set;
    }

    /** The file that the README shows, with other values; the password comes from Karaf's environment. */
    void configure(String inbox) throws IOException {
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

    @Override
    public void close() throws IOException {
        karaf.close();
        sandbox.close();
    }
}
