package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxImagingSet;
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
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final String EVERY_SECOND = "-Dnightly.cron=* * * * * ?";
    private static final String ANOTHER_DAY = "-Dnightly.cron=0 0 0 1 1 ? 2099";
    private static final String[] QUICK = {ANOTHER_DAY, "-Dnightly.redeliveries=2", "-Dnightly.redelivery-delay=50"};
    private static final int KILLS = 9;
    private static final int SETS = 20;

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

    /** It is awaited after the restart, and not taken for somebody else's. */
    @Test
    void nightThatIsKilledGoesOnAfterTheRestart() throws Exception {
        try (ChildApplication killed = start(EVERY_SECOND)) {
            await().atMost(PATIENCE).until(() -> hasRun() || !killed.isAlive());
            killed.kill();
        }
        clock.advance(Duration.ofSeconds(2));

        try (ChildApplication restarted = start(ANOTHER_DAY)) {
            String running = "Running Exhibits";
            await().atMost(PATIENCE).until(() -> restarted.output().contains(running) || !restarted.isAlive());
            clock.advance(Duration.ofMinutes(1));
            await().atMost(PATIENCE).until(() -> restarted.output().contains("released: ") || !restarted.isAlive());
            assertThat(restarted.output())
                    .startsWith("Working until stopped: the sets in sets.csv")
                    .contains("Nightly imaging: 1 released");
        }
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
    }

    /** Each third kill is of one that has sent a run and gets no answer. */
    @Test
    void nightThatIsKilledAgainAndAgainRunsEachSetOnce() throws Exception {
        Random chance = new Random(9);
        List<SandboxImagingSet> sets = new ArrayList<>();
        StringBuilder list = new StringBuilder(TestNight.HEADER);
        try (RelativitySandbox quick = RelativitySandbox.builder()
                .timing(new SandboxTiming(SHORT, SHORT, Duration.ZERO, SHORT))
                .start()) {
            SandboxWorkspace sampled = quick.addWorkspace();
            for (int i = 0; i < SETS; i++) {
                int added = sampled.addImagingSet("Set " + i, sampled.addSavedSearch(3, 0));
                sets.add(sampled.imagingSet(added));
                list.append("\n%s,%s,Set %s".formatted(sampled.artifactId(), added, i));
            }
            Files.createDirectory(directory.resolve("nightly"));
            Files.writeString(directory.resolve("nightly/tonight.csv"), list);
            AtomicReference<ChildApplication> dying = new AtomicReference<>();
            quick.faults().decide(operation -> {
                if (operation == SandboxOperation.RUN_IMAGING_SET && dying.get() != null) {
                    dying.getAndSet(null).close();
                }
                return null;
            });
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = quick.journal().arrived(SandboxOperation.RUN_IMAGING_SET) + 1;
                try (ChildApplication killed =
                        ChildApplication.startFast(directory, ChildApplication.settings(quick, QUICK))) {
                    if (kill % 3 == 0) {
                        dying.set(killed);
                    }
                    await().atMost(PATIENCE)
                            .until(() -> quick.journal().arrived(SandboxOperation.RUN_IMAGING_SET) >= enough
                                    || !killed.isAlive());
                    boolean unanswered = kill % 3 == 0;
                    assertThat(killed.exitedWithin(unanswered ? PATIENCE : Duration.ofMillis(chance.nextInt(1_500))))
                            .as(killed::output)
                            .isEqualTo(unanswered);
                }
            }
            try (ChildApplication last =
                    ChildApplication.startFast(directory, ChildApplication.settings(quick, QUICK))) {
                await().atMost(PATIENCE.multipliedBy(3))
                        .until(() -> last.output().contains("Nightly imaging: ") || !last.isAlive());
                String summary = last.output();
                for (SandboxImagingSet each : sets) {
                    assertThat(each.runs() == 1 || each.runs() == 0 && summary.contains("look: " + each.name() + " "))
                            .as("%s has run once, or a person is to look: %s", each.name(), summary)
                            .isTrue();
                    assertThat(summary).containsPattern("(released|look): " + each.name() + " ");
                }
                await().atMost(PATIENCE).until(() -> Files.notExists(directory.resolve("nightly/tonight.csv")));
            }
        }
    }

    @Test
    void nightThatIsStoppedHasASummary() throws Exception {
        try (ChildApplication stopped = start(EVERY_SECOND)) {
            await().atMost(PATIENCE).until(() -> hasRun() || !stopped.isAlive());
            stopped.terminate();
            stopped.exitCode((int) PATIENCE.toSeconds());

            assertThat(stopped.output()).contains("Nightly imaging: 1 look", "look: Exhibits");
            assertThat(directory.resolve("nightly/tonight.csv"))
                    .as("for the next start")
                    .exists();
        }
    }

    private boolean hasRun() {
        return workspace.imagingSet(set).runs() == 1;
    }

    private ChildApplication start(String cron) throws IOException {
        return ChildApplication.start(directory, ChildApplication.settings(sandbox, cron));
    }
}
