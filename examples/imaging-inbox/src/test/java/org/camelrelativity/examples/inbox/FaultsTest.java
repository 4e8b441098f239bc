package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.SandboxOperation.READ_IMAGING_SET;
import static org.camelrelativity.sandbox.SandboxOperation.RELEASE_IMAGING_SET;
import static org.camelrelativity.sandbox.SandboxOperation.RETRY_ERRORS;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a row when something is wrong on the way to Relativity. Nothing is ever run twice. */
class FaultsTest {

    private static final int WORKSPACE = 1017371;
    private static final int SET = 1039603;

    @TempDir
    private Path folder;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestInbox inbox;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.instant())
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        workspace.addImagingSet(SET, "Set", workspace.addSavedSearch(5, 1));
        inbox = new TestInbox(folder, sandbox).start();
    }

    @AfterEach
    void close() {
        inbox.close();
        sandbox.close();
    }

    @Test
    void lostAnswerOfARunIsMadeUpForByTheChangedStatus() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "completed-with-errors").containsEntry("jobId", "");
        assertThat(row.get("message")).contains("the answer was lost, but the set's status proves that it was started");
        assertThat(set().runs()).isEqualTo(1);
        assertThat(set().retries()).isEqualTo(1);
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void runOfWhichNothingIsProvenIsUnknownAndNotFiredAgain() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "unknown");
        assertThat(row.get("message"))
                .contains("whether the set was run is unknown, key ", "read the imaging set (set/read)");
        assertThat(set().runs()).isZero();
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void sameEndAsBeforeProvesNothing() throws Exception {
        inbox.runBesides(WORKSPACE, SET);
        inbox.runBesides(WORKSPACE, SET); // which, as another run would, skips all that has images
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "unknown");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(3);
        assertThat(sandbox.journal().arrived(RETRY_ERRORS)).isZero();
    }

    /** Somebody looks, and decides; then the same file is dropped again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowOfWhichSomebodyHasDecidedGoesOnWithTheSameFile(boolean wasRun) throws Exception {
        inbox.runBesides(WORKSPACE, SET);
        inbox.runBesides(WORKSPACE, SET);
        sandbox.faults()
                .next(RUN_IMAGING_SET, wasRun ? SandboxFault.resetAfterEffect() : SandboxFault.resetBeforeEffect());
        assertThat(run()).containsEntry("outcome", "unknown");
        inbox.stop();
        TestInbox.decide(folder, ledger -> {
            String key = ledger.inDoubt().get(0).key();
            if (wasRun) {
                ledger.settle(key, "anna", "it has run");
            } else {
                ledger.release(key, "anna", "it has not run");
            }
        });
        inbox.start();

        assertThat(run()).containsEntry("outcome", "completed-with-errors");
        assertThat(set().runs()).isEqualTo(3);
    }

    @Test
    void whoeverHasLookedDecidesByJmxWhileTheApplicationWorks() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
        assertThat(run()).containsEntry("outcome", "unknown");
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        ObjectName ledger =
                jmx.queryNames(new ObjectName("org.apache.camel:*,type=services,name=JdbcCallLedger*"), null).stream()
                        .findFirst()
                        .orElseThrow();
        String[] inDoubt = (String[]) jmx.invoke(ledger, "listInDoubt", null, null);
        String key = inDoubt[0].substring("key=".length(), inDoubt[0].indexOf(" operation="));
        String text = String.class.getName();
        jmx.invoke(ledger, "release", new Object[] {key, "anna", "it has not run"}, new String[] {text, text, text});

        assertThat(run()).containsEntry("outcome", "completed-with-errors");
        assertThat(set().runs()).isEqualTo(1);
    }

    @Test
    void loginPageInsteadOfAnAnswerIsUnknown() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.htmlLoginPage());

        assertThat(run()).containsEntry("outcome", "unknown");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void badCredentialsRunNothing() throws Exception {
        sandbox.faults().always(READ_IMAGING_SET, SandboxFault.expiredToken());

        assertThat(run()).containsEntry("outcome", "not-run");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isZero();
    }

    @Test
    void refusedRunIsNotRepeated() throws Exception {
        sandbox.faults()
                .next(
                        RUN_IMAGING_SET,
                        SandboxFault.status(400, "Relativity.Services.Exceptions.ValidationException", "No."));

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "refused");
        assertThat(row.get("message")).contains("No.");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void unreachableRelativityRunsNothing() throws Exception {
        sandbox.faults().always(READ_IMAGING_SET, SandboxFault.status(503));

        assertThat(run()).containsEntry("outcome", "not-run");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isZero();
    }

    @Test
    void runThatIsNotLetThroughIsTriedAgain() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(429));

        assertThat(run()).containsEntry("outcome", "completed-with-errors");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(2);
        assertThat(set().runs()).isEqualTo(1);
    }

    @Test
    void statusThatCantBeReadForAWhileIsWaitedFor() throws Exception {
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.latency(Duration.ZERO), 2);
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.status(503), 3);
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.htmlLoginPage());
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.expiredToken());

        assertThat(run()).containsEntry("outcome", "completed-with-errors");
        assertThat(set().runs()).isEqualTo(1);
    }

    @Test
    void runWhoseStatusStaysUnreadableIsUnknown() throws Exception {
        inbox.stop();
        inbox.set("inbox.follow-for", "1m").start();
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.latency(Duration.ZERO), 2);
        sandbox.faults().always(READ_IMAGING_SET, SandboxFault.status(503));

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "unknown");
        assertThat(row.get("jobId")).isNotEmpty();
        assertThat(row.get("message")).contains("how the run ended is unknown");
    }

    @Test
    void retryWhoseEndNobodySawIsUnknown() throws Exception {
        inbox.stop();
        inbox.set("inbox.follow-for", "1m").start();
        // before the run, as evidence of the run, its end, and as evidence of the retry
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.latency(Duration.ZERO), 4);
        sandbox.faults().always(READ_IMAGING_SET, SandboxFault.status(503));

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "unknown");
        assertThat(row.get("message")).contains("errors were retried once", "how the run ended is unknown");
        assertThat(set().retries()).isEqualTo(1);
    }

    @Test
    void lostAnswerOfARetryIsNotRetriedAgain() throws Exception {
        sandbox.faults().next(RETRY_ERRORS, SandboxFault.resetAfterEffect());

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "completed-with-errors");
        assertThat(row.get("message")).contains("whether its errors were retried is unknown");
        assertThat(set().retries()).isEqualTo(1);
    }

    @Test
    void refusedRetryIsReported() throws Exception {
        sandbox.faults().next(RETRY_ERRORS, SandboxFault.status(403));

        Map<String, String> row = run();

        assertThat(row).containsEntry("outcome", "completed-with-errors");
        assertThat(row.get("message")).contains("the errors were not retried");
    }

    @Test
    void failedReleaseIsReported() throws Exception {
        int good = workspace.addImagingSet("Good", workspace.addSavedSearch(5, 0));
        sandbox.faults().always(RELEASE_IMAGING_SET, SandboxFault.status(403));
        inbox.drop("b.csv", TestInbox.HEADER, WORKSPACE + "," + good + ",release,");

        Map<String, String> row = inbox.row();

        assertThat(row).containsEntry("outcome", "not-released").containsEntry("finalStatus", "Completed");
        assertThat(row.get("message")).startsWith("the images are still hidden");
        assertThat(workspace.imagingSet(good).imagesHidden()).isTrue();
    }

    /** The images may be visible: nobody may read that they are hidden. */
    @Test
    void lostAnswerOfAReleaseIsUnknown() throws Exception {
        int good = workspace.addImagingSet("Good", workspace.addSavedSearch(5, 0));
        sandbox.faults().always(RELEASE_IMAGING_SET, SandboxFault.resetAfterEffect());
        inbox.drop("b.csv", TestInbox.HEADER, WORKSPACE + "," + good + ",release,");

        Map<String, String> row = inbox.row();

        assertThat(row).containsEntry("outcome", "unknown").containsEntry("finalStatus", "Completed");
        assertThat(row.get("message")).contains("whether its images were released is unknown");
        assertThat(workspace.imagingSet(good).imagesHidden()).isFalse();
    }

    @Test
    void releaseWhoseAnswerIsLostOnceIsRepeated() throws Exception {
        int good = workspace.addImagingSet("Good", workspace.addSavedSearch(5, 0));
        sandbox.faults().next(RELEASE_IMAGING_SET, SandboxFault.resetBeforeEffect());
        inbox.drop("b.csv", TestInbox.HEADER, WORKSPACE + "," + good + ",release,");

        assertThat(inbox.row()).containsEntry("outcome", "completed").containsEntry("message", "images released");
        assertThat(workspace.imagingSet(good).imagesHidden()).isFalse();
    }

    private Map<String, String> run() throws Exception {
        inbox.drop("a.csv", TestInbox.HEADER, WORKSPACE + "," + SET + ",,");
        return inbox.row();
    }

    private SandboxImagingSet set() {
        return workspace.imagingSet(SET);
    }
}
