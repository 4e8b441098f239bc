package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application dies, or is stopped, in the middle of a night. */
@Tag("heavy")
class KillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-22T22:00:00Z"));

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private int set;

    @BeforeEach
    void listOneSet() throws IOException {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .start();
        workspace = sandbox.addWorkspace();
        set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(10, 0));
        Files.writeString(
                directory.resolve("sets.csv"),
                TestNight.HEADER + "\n" + workspace.artifactId() + "," + set + ",Exhibits\n");
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void setThatStillRunsIsNotRunAgain() throws Exception {
        try (ChildApplication killed = start()) {
            await().atMost(PATIENCE).until(() -> hasRun() || !killed.isAlive());
            killed.kill();
        }
        clock.advance(Duration.ofSeconds(2));

        try (ChildApplication restarted = start()) {
            String skipped = "skipped: Exhibits (" + workspace.artifactId() + "/" + set + "): it is running already";
            await().atMost(PATIENCE).until(() -> restarted.output().contains(skipped) || !restarted.isAlive());
            assertThat(restarted.output())
                    .startsWith("Working until stopped: the sets in " + directory.resolve("sets.csv"))
                    .contains("Nightly imaging: 1 skipped", skipped);
        }
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void nightThatIsStoppedHasASummary() throws Exception {
        try (ChildApplication stopped = start()) {
            await().atMost(PATIENCE).until(() -> hasRun() || !stopped.isAlive());
            stopped.terminate();
            stopped.exitCode((int) PATIENCE.toSeconds());

            assertThat(stopped.output()).contains("Nightly imaging: 1 look", "look: Exhibits");
        }
    }

    private boolean hasRun() {
        return workspace.imagingSet(set).runs() == 1;
    }

    private ChildApplication start() throws IOException {
        return ChildApplication.start(directory, ChildApplication.settings(sandbox, "-Dnightly.cron=* * * * * ?"));
    }
}
