package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.TestClient.QUEUE;
import static org.camelrelativity.sandbox.TestClient.jobStatus;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Productions under a clock that only moves when told: every status takes ten seconds, every document one. */
class ProductionLifeTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder ->
            builder.clock(clock).timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN)));

    private TestClient client;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
    }

    @Test
    void passesThroughAllStatuses() throws Exception {
        SandboxProduction production = add(10, 0);
        assertThat(production.status()).isEqualTo("Staged");
        assertThat(production.jobId()).isZero();
        int job = workspace.runProduction(production.artifactId());
        assertThat(production.jobId()).isEqualTo(job);

        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonNode status = status(production);
            seen.add(status.get("Status").asText() + " "
                    + status.get("JobStatus").asText());
            clock.advance(TEN);
        }

        assertThat(seen)
                .containsExactly(
                        "QueuedForProduction Running",
                        "Producing Running",
                        "ProducingCreatingAndApplyingBatesNumbers Running",
                        "Branding Running",
                        "Produced Complete");
        assertThat(production.jobId()).as("has left the queue").isZero();
        assertThat(production.runs()).isOne();
        assertThat(production.name()).isEqualTo("Production");
    }

    @Test
    void aStagedProductionDoesNotRun() throws Exception {
        JsonNode status = status(add(1, 0));

        assertThat(status.get("Status").asText()).isEqualTo("Staged");
        assertThat(status.get("JobStatus").asText()).isEqualTo("NotRunning");
        assertThat(status.get("LastRunStatus").asText()).isEmpty();
        assertThat(status.get("LastRunError").asText()).isEmpty();
    }

    @Test
    void percentagesAreToldOnRequest() throws Exception {
        SandboxProduction production = add(10, 0);
        workspace.runProduction(production.artifactId());
        assertPercentages(production, 0, 0);
        clock.advance(TEN.multipliedBy(3));
        assertPercentages(production, 0, 100);
        clock.advance(Duration.ofMillis(4500));
        assertPercentages(production, 40, 100);
        assertThat(status(production).get("PercentageImaging").doubleValue()).isZero();
        clock.advance(TEN);
        assertPercentages(production, 100, 100);
    }

    @Test
    void failingDocumentsEndTheJobInErrorAndARetryRepairsIt() throws Exception {
        SandboxProduction production = add(10, 3);
        int job = workspace.runProduction(production.artifactId());
        clock.advance(TEN.multipliedBy(4));

        assertThat(production.status()).isEqualTo("Error");
        assertThat(production.jobId()).as("stays in the queue").isEqualTo(job);
        assertThat(status(production).get("NumberOfBrandingErrors").intValue()).isEqualTo(3);
        assertPercentages(production, 70, 100);
        assertThatThrownBy(() -> workspace.runProduction(production.artifactId()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(retry(production)).isTrue();
        JsonNode queued = status(production);
        assertThat(queued.get("Status").asText()).isEqualTo("QueuedForProduction");
        assertThat(queued.get("NumberOfBrandingErrors").intValue()).isZero();
        assertThat(queued.get("LastRunError").asText()).isEmpty();
        assertThat(production.jobId()).as("same job").isEqualTo(job);
        clock.advance(TEN.multipliedBy(3).plusSeconds(2));
        assertPercentages(production, 90, 100);
        clock.advance(Duration.ofSeconds(1));
        assertThat(production.status()).isEqualTo("Produced");
        assertThat(production.retries()).isOne();
        assertThat(production.runs()).isOne();
    }

    @Test
    void documentsCanKeepFailing() throws Exception {
        SandboxProduction production = add(2, 1);
        production.keepFailing();
        workspace.runProduction(production.artifactId());

        for (int retries = 1; retries <= 3; retries++) {
            clock.advance(TEN.multipliedBy(4));
            assertThat(production.status()).isEqualTo("Error");
            assertThat(retry(production)).isTrue();
            assertThat(production.retries()).isEqualTo(retries);
        }
    }

    @Test
    void errorsCanBeTolerated() throws Exception {
        SandboxProduction production = add(2, 1);
        production.tolerateErrors();
        workspace.runProduction(production.artifactId());
        clock.advance(TEN.multipliedBy(4));

        JsonNode status = status(production);
        assertThat(status.get("Status").asText()).isEqualTo("ProducedWithErrors");
        assertThat(status.get("JobStatus").asText()).isEqualTo("Complete");
        assertThat(status.get("BrandingErrors")).hasSize(1);
        assertThat(production.jobId()).isZero();
        assertThat(retry(production)).isFalse();
    }

    @Test
    void anErroredProductionIsThereFromTheStart() throws Exception {
        SandboxProduction production = workspace.production(workspace.addErroredProduction("Bad"));

        assertThat(production.status()).isEqualTo("Error");
        assertThat(production.runs()).isOne();
        assertThat(retry(production)).isTrue();
        assertThat(retry(production)).as("already queued").isFalse();
        clock.advance(TEN.multipliedBy(4));
        assertThat(production.status()).isEqualTo("Produced");
        assertThat(retry(production)).as("already produced").isFalse();
        assertThat(production.retries()).isOne();
    }

    @Test
    void oneJobRunsAtATimeOverAllWorkspaces() {
        SandboxWorkspace second = relativity.sandbox().addWorkspace();
        SandboxProduction first = add(10, 0);
        SandboxProduction next = second.production(second.addProduction("Other", 10));
        workspace.runProduction(first.artifactId());
        second.runProduction(next.artifactId());

        clock.advance(TEN.multipliedBy(4).minusMillis(1));
        assertThat(first.status()).isEqualTo("Branding");
        assertThat(next.status()).isEqualTo("QueuedForProduction");
        clock.advance(Duration.ofMillis(1));
        assertThat(first.status()).isEqualTo("Produced");
        assertThat(next.status()).isEqualTo("Producing");
    }

    @Test
    void anErroredJobLetsTheNextOneRun() {
        SandboxProduction failing = run(10, 1);
        SandboxProduction next = run(10, 0);

        clock.advance(TEN.multipliedBy(4));

        assertThat(failing.status()).isEqualTo("Error");
        assertThat(next.status()).isEqualTo("Producing");
    }

    @Test
    void lowerPriorityRunsFirstAndTiesGoByTimeOfSubmission() throws Exception {
        SandboxProduction first = run(10, 0);
        SandboxProduction second = run(10, 0);
        SandboxProduction third = run(10, 0);
        SandboxProduction urgent = run(10, 0);
        clock.advance(TEN);
        assertThat(first.status()).isEqualTo("Producing");
        assertThat(prioritize(urgent, 1)).isTrue();
        assertThat(prioritize(third, 99)).isTrue();
        assertThat(prioritize(third, 100)).isTrue();

        List<SandboxProduction> order = new ArrayList<>();
        List<SandboxProduction> all = List.of(first, second, third, urgent);
        for (int i = 0; i < 4; i++) {
            order.add(all.stream()
                    .filter(one -> one.status().equals("Producing"))
                    .findFirst()
                    .orElseThrow());
            clock.advance(TEN.multipliedBy(3));
        }

        assertThat(order).containsExactly(first, urgent, second, third);
        assertThat(urgent.priority()).isOne();
    }

    @Test
    void priorityCanBeAnyIntegerButOnlyInTheQueue() throws Exception {
        SandboxProduction production = run(1, 0);
        UUID token = relativity.sandbox().addDatabaseToken(production.jobId());
        assertThat(prioritize(token, -5)).isTrue();
        assertThat(production.priority()).isEqualTo(-5);
        clock.advance(TEN.multipliedBy(5));

        assertThat(prioritize(token, 7)).isFalse();
        assertThat(production.priority()).isEqualTo(-5);
    }

    @Test
    void aCanceledJobGoesBackToStagedAndCanRunAgain() throws Exception {
        SandboxProduction production = run(10, 0);
        int job = production.jobId();
        clock.advance(TEN.multipliedBy(2));

        assertThat(cancel(production)).isTrue();
        assertThat(status(production).get("Status").asText()).isEqualTo("Canceling");
        assertThat(cancel(production)).as("a second cancel").isFalse();
        clock.advance(TEN);
        assertThat(production.status()).isEqualTo("Staged");
        assertThat(production.jobId()).isZero();
        assertThat(cancel(production)).as("a third cancel").isFalse();
        assertThat(production.cancels()).isOne();

        int next = workspace.runProduction(production.artifactId());
        assertThat(next).isNotEqualTo(job);
        assertThat(cancelJob(job)).as("an ended job of a running production").isFalse();
        assertThat(production.status()).isEqualTo("QueuedForProduction");
        assertThat(cancelJob(next)).isTrue();
        assertThat(production.cancels()).isEqualTo(2);
        assertThat(production.runs()).isEqualTo(2);
    }

    @Test
    void waitingAndErroredJobsCanBeCanceled() throws Exception {
        SandboxProduction running = run(10, 0);
        SandboxProduction waiting = run(10, 0);
        SandboxProduction errored = workspace.production(workspace.addErroredProduction("Bad"));
        clock.advance(TEN);

        assertThat(cancel(waiting)).isTrue();
        assertThat(cancel(errored)).isTrue();
        clock.advance(TEN.multipliedBy(3));

        assertThat(waiting.status()).isEqualTo("Staged");
        assertThat(errored.status()).isEqualTo("Staged");
        assertThat(running.status()).isEqualTo("Produced");
    }

    @Test
    void aCanceledJobAtWorkMakesRoomWhenItHasStopped() throws Exception {
        SandboxProduction running = run(10, 0);
        SandboxProduction waiting = run(10, 0);
        clock.advance(TEN);
        cancel(running);

        assertThat(waiting.status()).isEqualTo("QueuedForProduction");
        clock.advance(TEN);
        assertThat(waiting.status()).isEqualTo("Producing");
    }

    @Test
    void whatHasEndedCannotBeCanceled() throws Exception {
        SandboxProduction production = run(1, 0);
        UUID token = relativity.sandbox().addDatabaseToken(production.jobId());
        clock.advance(TEN.multipliedBy(5));
        assertThat(production.status()).isEqualTo("Produced");

        JsonNode byReference = client.json(PRODUCTION_JOBS + "cancel", jobRef(production));
        JsonNode byToken = client.json(QUEUE + "mass-cancel", "{\"databaseToken\":\"" + token + "\"}");

        assertThat(byReference.at("/Errors/0").asText()).isEqualTo("This production cannot be canceled.");
        assertThat(byToken.at("/ProductionQueueResults/0/Errors/0").asText())
                .isEqualTo("This production cannot be canceled.");
        assertThat(production.cancels()).isZero();
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.CANCEL_PRODUCTION_JOB))
                .isZero();
    }

    @Test
    void aWholeLifeCanPassInOneLook() throws Exception {
        try (RelativitySandbox instant = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.instant())
                .start()) {
            SandboxWorkspace quick = instant.addWorkspace();
            SandboxProduction good = quick.production(quick.addProduction("Good", 10));
            SandboxProduction bad = quick.production(quick.addProduction("Bad", 10, 10));
            quick.runProduction(good.artifactId());
            quick.runProduction(bad.artifactId());

            assertThat(good.status()).isEqualTo("Produced");
            assertThat(bad.status()).isEqualTo("Error");
        }
    }

    @Test
    void brandingErrorsAreShownUpToALimit() throws Exception {
        SandboxProduction production = run(20, 15);
        clock.advance(TEN.multipliedBy(6));

        assertThat(status(production).get("BrandingErrors")).hasSize(10);
        assertThat(status(production, "?numberOfBrandingErrors=3").get("BrandingErrors"))
                .hasSize(3);
        assertThat(status(production, "?NUMBEROFBRANDINGERRORS=100&includePercentages=true")
                        .get("BrandingErrors"))
                .hasSize(15);
        assertThat(status(production, "?numberOfBrandingErrors=0")
                        .get("NumberOfBrandingErrors")
                        .intValue())
                .isEqualTo(15);
    }

    private SandboxProduction add(int documents, int failing) {
        return workspace.production(workspace.addProduction("Production", documents, failing));
    }

    private SandboxProduction run(int documents, int failing) {
        SandboxProduction production = add(documents, failing);
        workspace.runProduction(production.artifactId());
        return production;
    }

    private JsonNode status(SandboxProduction production) throws Exception {
        return status(production, "");
    }

    private JsonNode status(SandboxProduction production, String query) throws Exception {
        return Json.parse(client.get(jobStatus(workspace.artifactId(), production.artifactId()) + query)
                .body());
    }

    private void assertPercentages(SandboxProduction production, int imaging, int producing) throws Exception {
        JsonNode status = status(production, "?includePercentages=true");
        assertThat(status.get("PercentageImaging").doubleValue()).isEqualTo(imaging);
        assertThat(status.get("PercentageProducing").doubleValue()).isEqualTo(producing);
    }

    private boolean cancel(SandboxProduction production) throws Exception {
        return client.json(PRODUCTION_JOBS + "cancel", jobRef(production))
                .get("CancelSuccessfullySent")
                .booleanValue();
    }

    private boolean cancelJob(int job) throws Exception {
        return client.json(PRODUCTION_JOBS + "cancel", "{\"jobRef\":{\"JobID\":" + job + "}}")
                .get("CancelSuccessfullySent")
                .booleanValue();
    }

    private boolean retry(SandboxProduction production) throws Exception {
        return client.json(
                        PRODUCTION_JOBS + "mass-retry",
                        "{\"jobsToBeRetried\":[{\"WorkspaceID\":%d,\"ProductionID\":%d}]}"
                                .formatted(workspace.artifactId(), production.artifactId()))
                .at("/RetryJobResults/0/RetrySuccessfullySent")
                .booleanValue();
    }

    private boolean prioritize(SandboxProduction production, int priority) throws Exception {
        return prioritize(relativity.sandbox().addDatabaseToken(production.jobId()), priority);
    }

    private boolean prioritize(UUID token, int priority) throws Exception {
        return client.json(
                        QUEUE + "mass-prioritize",
                        "{\"databaseToken\":\"%s\",\"priority\":%d}".formatted(token, priority))
                .at("/ProductionQueueResults/0/RequestSent")
                .booleanValue();
    }

    private String jobRef(SandboxProduction production) {
        return "{\"jobRef\":{\"WorkspaceID\":%d,\"ProductionID\":%d}}"
                .formatted(workspace.artifactId(), production.artifactId());
    }
}
