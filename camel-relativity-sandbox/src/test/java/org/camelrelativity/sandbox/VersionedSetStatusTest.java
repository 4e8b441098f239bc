package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The status of a set by a clock that only moves when told: every status takes ten seconds, every document one. */
class VersionedSetStatusTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String COUNTERS = "NumberOfDocuments%s";

    private final SandboxClock clock = SandboxClock.stoppedAt(START);

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(clock).workers(1).timing(timing()));

    private TestClient client;
    private SandboxWorkspace workspace;
    private SandboxImagingSet set;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
        set = newSet(10, 3);
    }

    @Test
    void ofASetThatNeverRanHasNoJobAndNoNulls() throws Exception {
        assertThat(status())
                .hasToString("{\"Status\":\"\",\"LastRunError\":\"\",\"QcReviewEnabledOnLastRun\":false,"
                        + "\"JobType\":0,\"JobStatus\":\"Default\",\"JobExists\":false,"
                        + "\"NumberOfDocuments\":0,\"NumberOfDocumentsHidden\":0,\"NumberOfDocumentsViewable\":0,"
                        + "\"NumberOfDocumentsWithWarnings\":0,\"NumberOfDocumentsCompleted\":0,"
                        + "\"NumberOfDocumentsSkipped\":0,\"NumberOfDocumentsErrored\":0,"
                        + "\"NumberOfDocumentsWaiting\":0,\"NumberOfDocumentsSubmitted\":0}");
        assertThat(client.error(404, "GET", path("imaging-sets/1/status"), "")
                        .get("ErrorType")
                        .asText())
                .endsWith("NotFoundException");
    }

    /** As the vendor's own tests expect of a run. */
    @Test
    void ofANewSetIsAnotherOneThanAfterItsRun() throws Exception {
        String before = status().get("Status").asText();
        run("run");
        assertThat(status().get("Status").asText()).isEqualTo("Staging").isNotEqualTo(before);
    }

    /** Which text it is, no source tells. */
    @Test
    void ofANewSetCanBeChosen() throws Exception {
        try (RelativitySandbox other =
                RelativitySandbox.builder().newSetStatus("New").start()) {
            client = new TestClient(other);
            workspace = other.addWorkspace();
            set = newSet(1, 0);
            assertThat(shown()).containsExactly("New", "false", "");
        }
    }

    @Test
    void followsTheJobToItsEndWhichOnlyTheTextTells() throws Exception {
        run("run");

        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            JsonNode status = status();
            seen.add(status.get("Status").asText() + "/"
                    + status.get("JobStatus").asText() + "/" + status.get("JobExists") + "/" + status.get("JobType"));
            clock.advance(TEN);
        }

        assertThat(seen)
                .containsExactly(
                        "Staging/Created/true/1",
                        "Waiting/Created/true/1",
                        "Submitting/PickedUpByAgent/true/1",
                        "Imaging/SubmittedToInvariant/true/1",
                        "Finalizing/SubmittedToInvariant/true/1",
                        "Completed with errors/Default/false/0");
    }

    @Test
    void countsWithTheJob() throws Exception {
        run("run");
        assertThat(counters()).isEqualTo("10 all, 0 completed, 0 skipped, 0 errored, 0 waiting, 0 submitted");
        clock.advance(TEN.multipliedBy(2));
        assertThat(counters()).isEqualTo("10 all, 0 completed, 0 skipped, 0 errored, 10 waiting, 0 submitted");
        clock.advance(TEN.plusMillis(8500));
        assertThat(counters()).isEqualTo("10 all, 7 completed, 0 skipped, 1 errored, 2 waiting, 10 submitted");
        assertThat(number("Viewable")).isEqualTo(7);
        clock.advance(TEN);
        assertThat(counters()).isEqualTo("10 all, 7 completed, 0 skipped, 3 errored, 0 waiting, 10 submitted");
        clock.advance(TEN);
        assertThat(counters()).isEqualTo("10 all, 7 completed, 0 skipped, 3 errored, 0 waiting, 0 submitted");
    }

    @Test
    void ofASecondRunIsTheVendorsSample() throws Exception {
        set = newSet(10, 2);
        runToTheEnd("run");
        run("run");
        clock.advance(TEN.multipliedBy(2));
        assertThat(counters()).isEqualTo("10 all, 0 completed, 0 skipped, 0 errored, 2 waiting, 0 submitted");
        clock.advance(TEN.multipliedBy(10));

        assertThat(status().get("Status").asText()).isEqualTo("Completed with errors");
        assertThat(counters()).isEqualTo("10 all, 0 completed, 8 skipped, 2 errored, 0 waiting, 0 submitted");
        assertThat(number("Viewable")).isEqualTo(8);
    }

    @Test
    void ofARetryHasItsOwnTypeAndWorksOnTheErrorsOnly() throws Exception {
        runToTheEnd("run");
        set.repairDocuments();
        run("retry-errors");
        assertThat(status().get("JobType").intValue()).isEqualTo(2);
        assertThat(counters()).isEqualTo("10 all, 0 completed, 0 skipped, 0 errored, 0 waiting, 0 submitted");
        clock.advance(TEN.multipliedBy(3).plusSeconds(1));
        assertThat(counters()).isEqualTo("10 all, 8 completed, 0 skipped, 2 errored, 2 waiting, 3 submitted");
        clock.advance(TEN.multipliedBy(10));

        assertThat(status().get("Status").asText()).isEqualTo("Completed");
        assertThat(counters()).isEqualTo("10 all, 10 completed, 0 skipped, 0 errored, 0 waiting, 0 submitted");
    }

    @Test
    void hasTheJobWhileThereIsOne() throws Exception {
        long number = run("run");
        JsonNode queued = status();
        SandboxJob job = set.lastJob().orElseThrow();

        assertThat(queued.get("JobArtifactId").longValue()).isEqualTo(number);
        assertThat(queued.get("JobGuid").asText()).isEqualTo(job.guid().toString());
        assertThat(queued.get("JobPriority").intValue()).isEqualTo(100);
        assertThat(queued.get("SubmittedByUserId").isInt()).isTrue();
        assertThat(queued.has("JobStartTime")).isFalse();
        clock.advance(TEN.multipliedBy(2));
        assertThat(status().get("JobStartTime").asText()).isEqualTo("2026-01-01T00:00:20.000");
        clock.advance(TEN.multipliedBy(10));
        assertThat(status().has("JobGuid")).isFalse();
    }

    @Test
    void stopsByItsNumber() throws Exception {
        long number = run("run");
        clock.advance(TEN.multipliedBy(2));
        String stop = path("jobs/" + number + "/stop");
        assertThat(client.json(stop, "{\"stopImagingJobRequest\":{}}"))
                .hasToString("{\"Success\":false,\"ErrorMessage\":\"The imaging job " + number
                        + " can't be stopped while it is in the status Submitting.\"}");
        clock.advance(TEN.plusSeconds(4));

        assertThat(client.json(stop, "{\"stopImagingJobRequest\":{}}"))
                .hasToString("{\"Success\":true,\"ErrorMessage\":\"\"}");

        assertThat(status().get("JobStatus").asText()).isEqualTo("CancelRequested");
        assertThat(counters()).isEqualTo("10 all, 4 completed, 0 skipped, 0 errored, 0 waiting, 4 submitted");
        clock.advance(TEN);
        assertThat(status().get("Status").asText()).isEqualTo("Stopped by user");
        assertThat(status().get("JobExists").booleanValue()).isFalse();
    }

    /** A run that is stopped too early is answered as if it were stopped, and goes on. */
    @Test
    void canConfirmAStopThatComesTooEarly() throws Exception {
        try (RelativitySandbox kind = RelativitySandbox.builder()
                .clock(clock)
                .timing(timing())
                .earlyStopsConfirmed(true)
                .start()) {
            client = new TestClient(kind);
            workspace = kind.addWorkspace();
            set = newSet(10, 0);
            String stop = path("jobs/" + run("run") + "/stop");
            String legacy = "{\"stopImagingJobRequest\":{\"imagingJobId\":%d,\"workspaceArtifactId\":%d}}"
                    .formatted(set.lastJob().orElseThrow().artifactId(), workspace.artifactId());
            clock.advance(TEN.multipliedBy(2));

            assertThat(client.json(stop, "{\"stopImagingJobRequest\":{}}"))
                    .hasToString("{\"Success\":true,\"ErrorMessage\":\"\"}");
            assertThat(client.json(TestClient.JOB + "StopImagingJobAsync", legacy))
                    .hasToString("{\"stopImagingJobResponse\":{\"success\":true}}");

            assertThat(kind.journal().received(SandboxOperation.STOP_IMAGING_JOB))
                    .isEqualTo(2);
            assertThat(kind.journal().tookEffect(SandboxOperation.STOP_IMAGING_JOB))
                    .isZero();
            clock.advance(TEN.multipliedBy(10));
            assertThat(status().get("Status").asText()).isEqualTo("Completed");
            assertThat(client.json(stop, "{\"stopImagingJobRequest\":{}}").get("Success"))
                    .hasToString("false");
        }
    }

    @Test
    void showsThePriorityThatTheJobGot() throws Exception {
        long number = run("run");

        assertThat(client.json(
                        path("jobs/" + number + "/priority"), "{\"updateJobPriorityRequest\":{\"Priority\":\"5\"}}"))
                .hasToString("{\"Success\":true,\"ErrorMessage\":\"\"}");

        assertThat(status().get("JobPriority").intValue()).isEqualTo(5);
        assertThat(set.lastJob().orElseThrow().priority()).isEqualTo(5);
    }

    @Test
    void tellsWhyTheJobFailed() throws Exception {
        set.failNextRun();
        runToTheEnd("run");

        assertThat(status().get("Status").asText()).isEqualTo("Error - job failed");
        assertThat(status().get("LastRunError").asText()).isEqualTo("The imaging job failed.");
        assertThat(status().get("JobStatus").asText()).isEqualTo("Default");
    }

    @Test
    void countsWhatIsHiddenAndHasNoJobWhileHiding() throws Exception {
        runToTheEnd("run");
        client.post(path("imaging-sets/" + set.artifactId() + "/hide-images"), "");

        JsonNode status = status();
        assertThat(status.get("Status").asText()).isEqualTo("Hiding Images");
        assertThat(status.get("JobExists").booleanValue()).isFalse();
        assertThat(number("Hidden")).isEqualTo(7);
        assertThat(number("Viewable")).isZero();
    }

    @Test
    void canBeStaleForAWhileAfterARun() throws Exception {
        try (RelativitySandbox slow = RelativitySandbox.builder()
                .clock(clock)
                .timing(timing())
                .staleStatus(TEN)
                .start()) {
            client = new TestClient(slow);
            workspace = slow.addWorkspace();
            set = newSet(1, 0);
            run("run");
            assertThat(shown()).containsExactly("", "false", "");
            clock.advance(TEN);
            assertThat(shown()).containsExactly("Waiting", "true", "Waiting");
            clock.advance(TEN.multipliedBy(5));
            assertThat(shown()).containsExactly("Completed", "false", "Completed");

            run("run");
            clock.advance(TEN.minusMillis(1));
            assertThat(shown()).containsExactly("Completed", "false", "Completed");
            assertThat(number("Viewable")).isOne();
            assertThat(set.status()).isEqualTo("Staging");
            client.error(409, path("imaging-sets/" + set.artifactId() + "/run"), "{\"imagingSetRequest\":{}}");
            clock.advance(Duration.ofMillis(1));
            assertThat(shown()).containsExactly("Waiting", "true", "Waiting");
        }
        assertThatThrownBy(() -> RelativitySandbox.builder().staleStatus(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** By the versioned API's status and by the legacy read. */
    private List<String> shown() throws Exception {
        JsonNode status = status();
        String versioned = client.json("GET", path("imaging-sets/" + set.artifactId()), "")
                .at("/Status/Status")
                .asText();
        assertThat(versioned).isEqualTo(status.get("Status").asText());
        String legacy = client.read(workspace.artifactId(), set.artifactId())
                .at("/Status/Status")
                .asText();
        return List.of(versioned, status.get("JobExists").asText(), legacy);
    }

    private static SandboxTiming timing() {
        return new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN);
    }

    private SandboxImagingSet newSet(int documents, int failing) {
        return workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(documents, failing)));
    }

    private long run(String call) throws Exception {
        return client.json(path("imaging-sets/" + set.artifactId() + "/" + call), "{\"imagingSetRequest\":{}}")
                .get("ImagingJobID")
                .longValue();
    }

    private void runToTheEnd(String call) throws Exception {
        run(call);
        clock.advance(TEN.multipliedBy(10));
    }

    private JsonNode status() throws Exception {
        return client.json("GET", path("imaging-sets/" + set.artifactId() + "/status"), "");
    }

    private String counters() throws Exception {
        return "%d all, %d completed, %d skipped, %d errored, %d waiting, %d submitted"
                .formatted(
                        number(""),
                        number("Completed"),
                        number("Skipped"),
                        number("Errored"),
                        number("Waiting"),
                        number("Submitted"));
    }

    private int number(String of) throws Exception {
        return status().get(COUNTERS.formatted(of)).intValue();
    }

    private String path(String path) {
        return TestClient.imaging(workspace.artifactId(), path);
    }
}
