package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** What the application works on: a folder, and a Relativity with a production that has failed. */
final class Surroundings implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORKSPACE = 1017371;

    private final RelativitySandbox sandbox = RelativitySandbox.start();
    private final SandboxWorkspace workspace = sandbox.addWorkspace(WORKSPACE);
    private final int production = workspace.addErroredProduction("Errored");
    private final Path folder;

    private Surroundings(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    static Surroundings in(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new Surroundings(folder);
    }

    /** {@return what application.properties leaves to the place where the application runs} */
    Map<String, String> settings() {
        return Map.of(
                "relativity.instance-url", sandbox.instanceUrl(),
                "relativity.username", sandbox.username(),
                "relativity.password", sandbox.password(),
                "imaging.folder", folder.toString(),
                "production.workspace", String.valueOf(WORKSPACE),
                "production.id", String.valueOf(production));
    }

    RelativitySandbox sandbox() {
        return sandbox;
    }

    /** Drops a file that names a new imaging set, and waits until that was run once and the file is done with. */
    void runImagingSet() throws IOException {
        int before = sandbox.journal().tookEffect(RUN_IMAGING_SET);
        int set = dropImagingSet();
        await("a run of imaging set " + set).atMost(PATIENCE).untilAsserted(() -> assertThat(fileOf(set, "done"))
                .exists());
        assertThat(sandbox.journal().tookEffect(RUN_IMAGING_SET)).isEqualTo(before + 1);
        assertThat(runs(set)).isEqualTo(1);
    }

    /** Drops a file that names a new imaging set. {@return the set} */
    int dropImagingSet() throws IOException {
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(3, 0));
        Path file = Files.writeString(
                Files.createTempFile(folder.getParent(), "set", ".json"),
                "{\"workspaceId\": %d, \"imagingSetId\": %d}".formatted(WORKSPACE, set));
        Files.move(file, fileOf(set, ""), StandardCopyOption.ATOMIC_MOVE);
        return set;
    }

    /** {@return the set's file in a folder below the one that the application watches} */
    Path fileOf(int set, String subfolder) {
        return folder.resolve(subfolder).resolve("set-" + set + ".json");
    }

    /** {@return how often Relativity ran the set} */
    int runs(int set) {
        return workspace.imagingSet(set).runs();
    }

    /** Waits until the production that had failed was retried. */
    void awaitRetry() {
        await("the retry of production " + production).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        workspace.production(production).retries())
                .isEqualTo(1));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
