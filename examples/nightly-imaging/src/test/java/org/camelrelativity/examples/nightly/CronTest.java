package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.component.quartz.QuartzComponent;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The timer, which in these tests fires every second. */
class CronTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EVERY_SECOND = "* * * * * ?";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-22T22:00:00Z"));

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestNight night;
    private int set;

    @BeforeEach
    void startSandbox() {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .start();
        workspace = sandbox.addWorkspace();
        set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(10, 0));
        night = new TestNight(directory, sandbox).set("nightly.cron", EVERY_SECOND);
    }

    @AfterEach
    void stop() {
        night.close();
        sandbox.close();
    }

    @Test
    void nightsDoNotOverlap() throws Exception {
        night.lists(workspace, set).start();
        await().atMost(PATIENCE).until(() -> workspace.imagingSet(set).runs() == 1);

        // The next fire is overdue, and waits for the end of the night.
        await().atMost(PATIENCE).until(() -> trigger().getNextFireTime().before(new Date()));
        assertThat(scheduler().getTriggerState(trigger().getKey())).isEqualTo(Trigger.TriggerState.BLOCKED);
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        assertThat(night.nextSummary()).startsWith("Nightly imaging: 1 released\n");
        await().atMost(PATIENCE).until(() -> workspace.imagingSet(set).runs() == 2);
    }

    @Test
    void missedNightIsNotMadeUpFor() throws Exception {
        night.lists(workspace, set).start();

        assertThat(trigger().getMisfireInstruction()).isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING);
    }

    @Test
    void listIsReadEachNight() throws Exception {
        night.lists(TestNight.HEADER).start();
        assertThat(night.nextSummary()).isEqualTo("Nightly imaging: the list is empty");

        night.lists(workspace, set);

        await().atMost(PATIENCE).until(() -> workspace.imagingSet(set).runs() == 1);
    }

    private Scheduler scheduler() {
        return night.context().getComponent("quartz", QuartzComponent.class).getScheduler();
    }

    private Trigger trigger() throws Exception {
        TriggerKey key =
                scheduler().getTriggerKeys(GroupMatcher.anyGroup()).iterator().next();
        return scheduler().getTrigger(key);
    }
}
