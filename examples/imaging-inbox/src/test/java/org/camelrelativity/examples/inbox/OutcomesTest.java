package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a row when nothing is wrong on the way to Relativity. */
class OutcomesTest {

    private static final int WORKSPACE = 1017371;
    private static final int SET = 1039603;
    private static final int OTHER_SET = 1039604;

    @TempDir
    private Path folder;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestInbox inbox;

    @AfterEach
    void close() {
        inbox.close();
        sandbox.close();
    }

    @Test
    void completedSetIsReportedWithItsJobAndDocuments() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("line", "2")
                .containsEntry("workspaceId", "1017371")
                .containsEntry("imagingSetId", "1039603")
                .containsEntry("qc", "false")
                .containsEntry("finalStatus", "Completed")
                .containsEntry("documents", "0 remaining, 5 imaged, 0 errored, 0 skipped")
                .containsEntry("outcome", "completed")
                .containsEntry("message", "")
                .containsEntry("jobId", workspace.jobs().get(0).guid().toString());
        assertThat(set().runs()).isEqualTo(1);
        assertThat(set().imagesHidden()).isFalse();
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void errorsAreRetriedOnceAndNotAgain() throws Exception {
        start(SandboxTiming.instant(), 5, 2);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("outcome", "completed-with-errors")
                .containsEntry("documents", "0 remaining, 3 imaged, 2 errored, 0 skipped");
        assertThat(set().runs()).isEqualTo(1);
        assertThat(set().retries()).isEqualTo(1);
    }

    @Test
    void errorsThatRecoverEndWell() throws Exception {
        startSandbox(SandboxTiming.instant());
        workspace.addImagingSet(SET, "Recovering", workspace.addRecoveringSavedSearch(5, 2, 1));
        startInbox();
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,release,");

        assertThat(inbox.row())
                .containsEntry("outcome", "completed")
                .containsEntry("documents", "0 remaining, 5 imaged, 0 errored, 0 skipped");
        assertThat(set().retries()).isEqualTo(1);
        assertThat(set().imagesHidden()).isFalse();
    }

    @Test
    void failedJobIsReported() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        set().failNextRun();
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("outcome", "failed")
                .containsEntry("finalStatus", "Error - job failed")
                .containsEntry("message", "The imaging job failed.");
        assertThat(set().retries()).isZero();
    }

    @Test
    void stoppedJobIsReported() throws Exception {
        start(SandboxTiming.standard(), 100, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");
        await().until(() -> set().runs() == 1);
        clock.advance(Duration.ofSeconds(3).plusMillis(500));
        assertThat(set().status()).isEqualTo("Imaging");

        inbox.stopJob(WORKSPACE, workspace.jobs().get(0).artifactId());
        endJobs();

        assertThat(inbox.row()).containsEntry("outcome", "stopped").containsEntry("finalStatus", "Stopped by user");
    }

    @Test
    void runningSetIsSkipped() throws Exception {
        start(SandboxTiming.standard(), 5, 0);
        inbox.runBesides(WORKSPACE, SET);
        clock.advance(Duration.ofMillis(1500));
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("outcome", "skipped")
                .containsEntry("jobId", "")
                .containsEntry("documents", "")
                .containsEntry("message", "the set was running already: 'Waiting'");
        assertThat(set().runs()).isEqualTo(1);
    }

    /** By its status a queued set can look like one that never ran; then Relativity's refusal tells. */
    @Test
    void queuedSetIsSkipped() throws Exception {
        start(SandboxTiming.standard(), 5, 0);
        inbox.runBesides(WORKSPACE, SET);
        assertThat(set().status()).isEqualTo("Staging");
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("outcome", "skipped")
                .containsEntry("finalStatus", "")
                .containsEntry("documents", "");
        assertThat(set().runs()).isEqualTo(1);
    }

    @Test
    void rowThatIsNotRunShowsNothingOfTheRunBefore() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.runBesides(WORKSPACE, SET);
        assertThat(set().status()).isEqualTo("Completed");
        sandbox.faults()
                .next(
                        SandboxOperation.RUN_IMAGING_SET,
                        SandboxFault.status(400, "Relativity.Services.Exceptions.ValidationException", "No."));
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row())
                .containsEntry("outcome", "refused")
                .containsEntry("finalStatus", "")
                .containsEntry("documents", "");
    }

    @Test
    void imagesHiddenForQualityControlStayHidden() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,true,");

        assertThat(inbox.row()).containsEntry("outcome", "completed").containsEntry("qc", "true");
        assertThat(set().imagesHidden()).isTrue();
    }

    @Test
    void imagesAreReleasedWhenTheRowAsksForIt() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,Release,");

        assertThat(inbox.row()).containsEntry("outcome", "completed").containsEntry("message", "images released");
        assertThat(set().imagesHidden()).isFalse();
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RELEASE_IMAGING_SET))
                .isEqualTo(1);
    }

    @Test
    void imagesOfASetWithErrorsAreReleasedToo() throws Exception {
        start(SandboxTiming.instant(), 5, 1);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,release,");

        Map<String, String> row = inbox.row();
        assertThat(row).containsEntry("outcome", "completed-with-errors");
        assertThat(row.get("message")).endsWith("images released");
        assertThat(set().imagesHidden()).isFalse();
        assertThat(set().retries()).isEqualTo(1);
    }

    @Test
    void imagesOfAFailedSetAreNotReleased() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        set().failNextRun();
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,release,");

        assertThat(inbox.row().get("message")).contains("images not released, since the set did not complete");
        assertThat(sandbox.journal().arrived(SandboxOperation.RELEASE_IMAGING_SET))
                .isZero();
    }

    @Test
    void unknownSetIsRefused() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,999,,", "1017371,1039603,,");

        assertThat(inbox.report())
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("2 refused", "3 completed");
    }

    @Test
    void secondRowOfTheSameSetStartsAfterTheFirst() throws Exception {
        start(SandboxTiming.standard(), 5, 0);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,", "1017371,1039603,,");
        await().until(() -> set().runs() == 1);
        int reads = sandbox.journal().tookEffect(SandboxOperation.READ_IMAGING_SET);
        await().until(() -> sandbox.journal().tookEffect(SandboxOperation.READ_IMAGING_SET) > reads + 5);
        assertThat(set().runs()).isEqualTo(1);
        endJobs();
        await().until(() -> set().runs() == 2);
        endJobs();

        List<Map<String, String>> rows = inbox.report();
        assertThat(rows).extracting(row -> row.get("outcome")).containsExactly("completed", "completed");
        assertThat(rows.get(0).get("jobId")).isNotEqualTo(rows.get(1).get("jobId"));
    }

    /** A row is a message of its own: that another one of its file was sent again is no redelivery of it. */
    @Test
    void secondRowOfTheSameSetIsRunAlthoughAnotherRowWasSentAgain() throws Exception {
        startSandbox(SandboxTiming.standard());
        workspace.addImagingSet(SET, "Set", workspace.addSavedSearch(5, 0));
        workspace.addImagingSet(OTHER_SET, "Other set", workspace.addSavedSearch(5, 0));
        inbox = new TestInbox(folder, sandbox).set("inbox.rows-in-flight", "1").start();
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,", "1017371,1039604,,", "1017371,1039603,,");
        await().until(() -> set().runs() == 1);
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(429));
        endJobs();
        await().until(() -> workspace.imagingSet(OTHER_SET).runs() == 1);
        endJobs();
        await().until(() -> set().runs() == 2);
        endJobs();

        List<Map<String, String>> rows = inbox.report();
        assertThat(rows).extracting(row -> row.get("outcome")).containsOnly("completed");
        assertThat(rows)
                .extracting(row -> row.get("jobId"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void sameStatusCountsOnceTheGracePeriodIsOver() throws Exception {
        start(SandboxTiming.instant(), 5, 0);
        inbox.runBesides(WORKSPACE, SET);
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        assertThat(inbox.row()).containsEntry("outcome", "completed");
        assertThat(set().runs()).isEqualTo(2);
    }

    /** Started for certain, since it has an end, but nobody can see it any more. */
    @Test
    void runThatIsProvenAndThenCantBeSeenIsUnknown() throws Exception {
        startSandbox(SandboxTiming.instant());
        workspace.addImagingSet(SET, "Set", workspace.addSavedSearch(5, 0));
        inbox = new TestInbox(folder, sandbox).set("inbox.follow-for", "1m").start();
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
        sandbox.faults().next(SandboxOperation.READ_IMAGING_SET, SandboxFault.latency(Duration.ZERO), 3);
        sandbox.faults().always(SandboxOperation.READ_IMAGING_SET, SandboxFault.status(403));
        inbox.drop("a.csv", TestInbox.HEADER, "1017371,1039603,,");

        Map<String, String> row = inbox.row();
        assertThat(row).containsEntry("outcome", "unknown");
        assertThat(row.get("message")).contains("proves that it was started", "how the run ended is unknown");
        assertThat(set().runs()).isEqualTo(1);
    }

    private void start(SandboxTiming timing, int documents, int failing) {
        startSandbox(timing);
        workspace.addImagingSet(SET, "Set", workspace.addSavedSearch(documents, failing));
        startInbox();
    }

    private void startSandbox(SandboxTiming timing) {
        sandbox = RelativitySandbox.builder().clock(clock).timing(timing).start();
        workspace = sandbox.addWorkspace(WORKSPACE);
    }

    private void startInbox() {
        inbox = new TestInbox(folder, sandbox).start();
    }

    private void endJobs() {
        clock.advance(Duration.ofMinutes(1));
    }

    private SandboxImagingSet set() {
        return workspace.imagingSet(SET);
    }
}
