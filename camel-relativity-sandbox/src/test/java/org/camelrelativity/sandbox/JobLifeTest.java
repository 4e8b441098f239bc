package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.JOB;
import static org.camelrelativity.sandbox.TestClient.SET;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs under a clock that only moves when told: every status takes ten seconds, every document one. */
class JobLifeTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock)
            .workers(1)
            .timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN)));

    private TestClient client;
    private SandboxWorkspace workspace;
    private int workspaceId;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
        workspaceId = workspace.artifactId();
    }

    @Test
    void passesThroughAllStatuses() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        assertThat(set.status()).isEmpty();
        client.run(workspaceId, set.artifactId());

        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            seen.add(readStatus(set));
            clock.advance(TEN);
        }

        assertThat(seen).containsExactly("Staging", "Waiting", "Submitting", "Imaging", "Finalizing", "Completed");
        assertThat(set.status()).isEqualTo("Completed");
    }

    @Test
    void runsWithoutARequest() {
        SandboxImagingSet set = newSet(1, 1);

        UUID guid = workspace.runImagingSet(set.artifactId());

        assertThat(workspace.job(guid).orElseThrow().subject()).isEqualTo(set.artifactId());
        assertThatThrownBy(() -> workspace.runImagingSet(set.artifactId()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workspace.runImagingSet(1)).isInstanceOf(NoSuchElementException.class);
        clock.advance(TEN.multipliedBy(6));
        assertThat(set.status()).isEqualTo("Completed with errors");
        assertThat(set.runs()).isOne();
    }

    @Test
    void countsWhileItImages() throws Exception {
        SandboxImagingSet set = newSet(10, 3);
        runUntilImaging(set);

        clock.advance(Duration.ofMillis(4500));
        assertThat(completion(set)).isEqualTo("6 remaining, 4 imaged, 0 errored, 0 skipped");
        clock.advance(Duration.ofMillis(4000));
        assertThat(completion(set)).isEqualTo("2 remaining, 7 imaged, 1 errored, 0 skipped");
        assertThat(set.documentsImaged()).isEqualTo(7);
    }

    @Test
    void endsWithErrorsWhenDocumentsFail() throws Exception {
        SandboxImagingSet set = newSet(10, 3);
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(10));

        assertThat(readStatus(set)).isEqualTo("Completed with errors");
        assertThat(set.documentsErrored()).isEqualTo(3);
        assertThat(set.lastJob()).get().extracting(SandboxJob::ended).isEqualTo(true);
    }

    @Test
    void endsFailedAsAWholeOnce() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        set.failNextRun();
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(10));

        JsonNode status = client.read(workspaceId, set.artifactId()).get("Status");
        assertThat(status.get("Status").asText()).isEqualTo("Error - job failed");
        assertThat(status.get("LastRunError").asText()).isNotBlank();
        assertThat(set.documentsImaged()).isZero();

        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(10));
        assertThat(readStatus(set)).isEqualTo("Completed");
        assertThat(set.documentsImaged()).isEqualTo(10);
    }

    @Test
    void stopsWhileImagingAndKeepsTheImages() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        runUntilImaging(set);
        clock.advance(Duration.ofSeconds(4));

        assertThat(stop(set)).isTrue();
        assertThat(readStatus(set)).isEqualTo("Stopping");
        assertThat(stop(set)).isFalse();
        clock.advance(TEN);

        assertThat(readStatus(set)).isEqualTo("Stopped by user");
        assertThat(completion(set)).isEqualTo("6 remaining, 4 imaged, 0 errored, 0 skipped");
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(10));
        assertThat(completion(set)).isEqualTo("0 remaining, 6 imaged, 0 errored, 4 skipped");
    }

    @Test
    void ignoresAStopBeforeAndAfterImaging() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        client.run(workspaceId, set.artifactId());

        List<Boolean> stopped = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stopped.add(stop(set));
            clock.advance(TEN);
        }
        clock.advance(TEN);
        assertThat(readStatus(set)).isEqualTo("Finalizing");
        stopped.add(stop(set));

        assertThat(stopped).containsOnly(false);
    }

    @Test
    void stopsByGuidToo() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        runUntilImaging(set);

        JsonNode answer = client.json(
                JOB + "StopImagingJobAsync",
                "{\"stopImagingJobRequest\":{\"imagingJobId\":\"%s\",\"workspaceArtifactId\":%d}}"
                        .formatted(set.lastJob().orElseThrow().guid(), workspaceId));

        assertThat(answer.at("/stopImagingJobResponse/success").asBoolean()).isTrue();
    }

    @Test
    void oneWorkerTakesTheJobsByPriorityThenByTime() throws Exception {
        SandboxImagingSet running = newSet(10, 0);
        SandboxImagingSet first = newSet(10, 0);
        SandboxImagingSet second = newSet(10, 0);
        SandboxImagingSet urgent = newSet(10, 0);
        runUntilImaging(running);
        client.run(workspaceId, first.artifactId());
        client.run(workspaceId, second.artifactId());
        client.run(workspaceId, urgent.artifactId());
        prioritize(urgent, 10);

        clock.advance(TEN.multipliedBy(2));
        assertThat(List.of(running.status(), urgent.status(), first.status(), second.status()))
                .containsExactly("Completed", "Submitting", "Waiting", "Waiting");
        clock.advance(TEN.multipliedBy(3));
        assertThat(List.of(urgent.status(), first.status(), second.status()))
                .containsExactly("Completed", "Submitting", "Waiting");
        prioritize(second, 200);
        clock.advance(TEN.multipliedBy(3));
        assertThat(List.of(first.status(), second.status())).containsExactly("Completed", "Submitting");
    }

    @Test
    void aDocumentOnTheFlyOvertakesSets() throws Exception {
        SandboxImagingSet running = newSet(10, 0);
        SandboxImagingSet waiting = newSet(10, 0);
        int document = workspace.documents().add();
        runUntilImaging(running);
        client.run(workspaceId, waiting.artifactId());
        client.json(
                JOB + "ImageDocumentAsync",
                "{\"imageDocumentJob\":{\"WorkspaceId\":%d,\"DocumentId\":%d,\"ProfileId\":%d}}"
                        .formatted(workspaceId, document, workspace.defaultImagingProfile()));

        clock.advance(TEN.multipliedBy(4));

        assertThat(workspace.documents().get(document).hasImages()).isTrue();
        assertThat(waiting.status()).isEqualTo("Waiting");
    }

    @Test
    void refusesASecondRunADeleteAndAReviewWhileRunning() throws Exception {
        SandboxImagingSet set = newSet(10, 0);
        client.run(workspaceId, set.artifactId());
        String byId = "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set.artifactId(), workspaceId);

        assertThat(client.error(409, JOB + "RunImagingSetAsync", TestClient.imagingJob(workspaceId, set.artifactId()))
                        .get("Message")
                        .asText())
                .contains("already running");
        client.error(409, JOB + "RetryErrorsAsync", TestClient.imagingJob(workspaceId, set.artifactId()));
        client.error(409, SET + "DeleteAsync", byId);
        client.error(400, SET + "HideImagingSetAsync", reference(set));
        assertThat(set.runs()).isOne();
    }

    @Test
    void skipsWhatAnotherSetIsImaging() throws Exception {
        int search = workspace.addSavedSearch(10, 0);
        SandboxImagingSet first = workspace.imagingSet(workspace.addImagingSet("A", search));
        SandboxImagingSet second = workspace.imagingSet(workspace.addImagingSet("B", search));
        client.run(workspaceId, first.artifactId());
        client.run(workspaceId, second.artifactId());

        clock.advance(TEN.multipliedBy(20));

        assertThat(first.documentsImaged()).isEqualTo(10);
        assertThat(second.documentsSkipped()).isEqualTo(10);
        assertThat(readStatus(second)).isEqualTo("Completed");
    }

    @Test
    void skipsTypesThatTheProfileRestricts() throws Exception {
        int search = workspace.addSavedSearchOf(
                workspace.documents().add(), workspace.documents().add(workspace.nativeType("MPEG Video")));
        SandboxImagingSet set = workspace.imagingSet(workspace.addImagingSet("A", search));
        client.run(workspaceId, set.artifactId());

        clock.advance(TEN.multipliedBy(20));

        assertThat(completion(set)).isEqualTo("0 remaining, 1 imaged, 0 errored, 1 skipped");
    }

    @Test
    void recoversAfterSoManyJobs() throws Exception {
        int search = workspace.addRecoveringSavedSearch(5, 2, 2);
        SandboxImagingSet set = workspace.imagingSet(workspace.addImagingSet("A", search));
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(20));
        assertThat(set.documentsErrored()).isEqualTo(2);

        retry(set);
        assertThat(readStatus(set)).isEqualTo("Completed with errors");
        retry(set);
        assertThat(readStatus(set)).isEqualTo("Completed");
        assertThat(completion(set)).isEqualTo("0 remaining, 5 imaged, 0 errored, 0 skipped");
    }

    @Test
    void acceptsARetryOfASetThatNeverRan() throws Exception {
        SandboxImagingSet set = newSet(5, 1);

        retry(set);

        assertThat(readStatus(set)).isEqualTo("Completed");
        assertThat(set.documentsImaged()).isZero();
        assertThat(set.runs()).isZero();
        assertThat(set.retries()).isOne();
    }

    @Test
    void aRetryCountsAmongTheDocumentsOfTheRun() throws Exception {
        SandboxImagingSet set = newSet(5, 2);
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(20));
        client.json(SET + "SaveAsync", """
                {"imagingSet":{"ArtifactID":%d,"ImagingProfile":%d,"DataSource":%d,
                 "EmailNotificationRecipients":"","Name":"N"},"workspaceId":%d}""".formatted(
                set.artifactId(), workspace.defaultImagingProfile(), workspace.addSavedSearch(1, 0), workspaceId));

        retry(set);

        assertThat(completion(set)).isEqualTo("0 remaining, 3 imaged, 2 errored, 0 skipped");
    }

    @Test
    void hidingTakesItsTime() throws Exception {
        SandboxImagingSet set = newSet(1, 0);
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(10));

        client.post(SET + "HideImagingSetAsync", reference(set));
        assertThat(readStatus(set)).isEqualTo("Hiding Images");
        clock.advance(TEN);
        assertThat(readStatus(set)).isEqualTo("Completed");
        client.post(SET + "ReleaseImagingSetAsync", reference(set));
        assertThat(readStatus(set)).isEqualTo("Releasing Images");
    }

    private SandboxImagingSet newSet(int documents, int failing) {
        return workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(documents, failing)));
    }

    private void runUntilImaging(SandboxImagingSet set) throws Exception {
        client.run(workspaceId, set.artifactId());
        clock.advance(TEN.multipliedBy(3));
        assertThat(set.status()).isEqualTo("Imaging");
    }

    private void retry(SandboxImagingSet set) throws Exception {
        client.json(JOB + "RetryErrorsAsync", TestClient.imagingJob(workspaceId, set.artifactId()));
        clock.advance(TEN.multipliedBy(20));
    }

    private String readStatus(SandboxImagingSet set) throws Exception {
        String status =
                client.read(workspaceId, set.artifactId()).at("/Status/Status").asText();
        assertThat(status).isEqualTo(set.status());
        return status;
    }

    private String completion(SandboxImagingSet set) throws Exception {
        return client.read(workspaceId, set.artifactId())
                .at("/Status/ImageCompletion")
                .asText();
    }

    private boolean stop(SandboxImagingSet set) throws Exception {
        return client.json(
                        JOB + "StopImagingJobAsync",
                        "{\"stopImagingJobRequest\":{\"imagingJobId\":%d,\"workspaceArtifactId\":%d}}"
                                .formatted(set.lastJob().orElseThrow().artifactId(), workspaceId))
                .at("/stopImagingJobResponse/success")
                .asBoolean();
    }

    private void prioritize(SandboxImagingSet set, int priority) throws Exception {
        JsonNode answer = client.json(
                JOB + "UpdateJobPriorityAsync",
                "{\"UpdateJobPriorityRequest\":{\"jobGuid\":\"%s\",\"priority\":%d,\"workspaceId\":%d}}"
                        .formatted(
                                set.lastJob().orElseThrow().guid().toString().toUpperCase(Locale.ROOT),
                                priority,
                                workspaceId));
        assertThat(answer.toString())
                .isEqualTo(
                        "{\"updateJobPriorityResponse\":{\"updateJobPriorityResponse\":true,\"errorMessage\":\"\"}}");
        assertThat(set.lastJob().orElseThrow().priority()).isEqualTo(priority);
    }

    private String reference(SandboxImagingSet set) {
        return "{\"imagingSet\":{\"ArtifactID\":%d,\"Name\":\"\"},\"workspaceId\":%d}"
                .formatted(set.artifactId(), workspaceId);
    }
}
