package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.PRODUCTIONS;
import static org.camelrelativity.sandbox.TestClient.PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.TestClient.QUEUE;
import static org.camelrelativity.sandbox.TestClient.jobStatus;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults and racing callers on the production queue: what happened, and what the journal says of it. */
class ProductionFaultsTest {
    private static final String ALL = ".*_PRODUCTION_.*";
    /** Without the reads, which the client of these tests repeats by itself after a reset. */
    private static final String CHANGES = "(?!LIST).*_PRODUCTION_(JOB|JOBS|QUEUE)";

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z")))
                    .productionQueueListing(true));

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxProduction production;

    @BeforeEach
    void start() {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        SandboxWorkspace workspace = sandbox.addWorkspace(100);
        production = workspace.production(workspace.addErroredProduction("Errored"));
    }

    @ParameterizedTest
    @EnumSource(names = CHANGES, mode = EnumSource.Mode.MATCH_ANY)
    void aResetBeforeTheEffectLeavesTheJobAsItWas(SandboxOperation operation) {
        sandbox.faults().next(operation, SandboxFault.resetBeforeEffect());

        assertThatThrownBy(() -> call(operation)).isInstanceOf(IOException.class);

        assertUntouched();
        assertCounts(operation, 1, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = CHANGES, mode = EnumSource.Mode.MATCH_ANY)
    void aResetAfterTheEffectHasChangedTheJob(SandboxOperation operation) {
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());

        assertThatThrownBy(() -> call(operation)).isInstanceOf(IOException.class);

        assertChangedBy(operation);
        assertCounts(operation, 1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = ALL, mode = EnumSource.Mode.MATCH_ANY)
    void a503ChangesNothingAndTheNextCallWorks(SandboxOperation operation) throws Exception {
        sandbox.faults().next(operation, SandboxFault.status(503, Duration.ofSeconds(2)));

        HttpResponse<String> refused = call(operation);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertUntouched();

        assertThat(call(operation).statusCode()).isEqualTo(200);
        assertChangedBy(operation);
        assertCounts(operation, 2, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = ALL, mode = EnumSource.Mode.MATCH_ANY)
    void aCutAnswerComesAfterTheEffect(SandboxOperation operation) {
        sandbox.faults().next(operation, SandboxFault.cutBody());

        assertThatThrownBy(() -> call(operation)).isInstanceOf(IOException.class);

        assertChangedBy(operation);
        assertCounts(operation, 1, 1, 1);
    }

    @Test
    void aFaultStrikesOnlyItsOperation() throws Exception {
        sandbox.faults().always(SandboxOperation.MASS_CANCEL_PRODUCTION_QUEUE, SandboxFault.status(500));

        assertThat(call(SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS).statusCode())
                .isEqualTo(200);
        assertThat(call(SandboxOperation.MASS_CANCEL_PRODUCTION_QUEUE).statusCode())
                .isEqualTo(500);
    }

    @Test
    void ofManyRetriesAtOnceExactlyOneTakesEffect() throws Exception {
        assertExactlyOneTakesEffect(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS);
        assertThat(production.retries()).isOne();
    }

    @Test
    void ofManyCancelsAtOnceExactlyOneTakesEffect() throws Exception {
        assertExactlyOneTakesEffect(SandboxOperation.CANCEL_PRODUCTION_JOB);
        assertThat(production.cancels()).isOne();
    }

    private void assertExactlyOneTakesEffect(SandboxOperation operation) throws Exception {
        int callers = 32;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> call(operation)));
            }
            int sent = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                sent += answer.get().body().contains("SuccessfullySent\":true") ? 1 : 0;
            }
            assertThat(sent).isOne();
        } finally {
            threads.shutdownNow();
        }
        assertCounts(operation, callers, callers, 1);
    }

    private HttpResponse<String> call(SandboxOperation operation) throws IOException, InterruptedException {
        String reference = "{\"WorkspaceID\":100,\"ProductionID\":" + production.artifactId() + "}";
        return switch (operation) {
            case CANCEL_PRODUCTION_JOB -> client.post(PRODUCTION_JOBS + "cancel", "{\"jobRef\":" + reference + "}");
            case MASS_CANCEL_PRODUCTION_JOBS ->
                client.post(PRODUCTION_JOBS + "mass-cancel", "{\"jobsToBeCanceled\":[" + reference + "]}");
            case MASS_RETRY_PRODUCTION_JOBS ->
                client.post(PRODUCTION_JOBS + "mass-retry", "{\"jobsToBeRetried\":[" + reference + "]}");
            case MASS_CANCEL_PRODUCTION_QUEUE -> client.post(QUEUE + "mass-cancel", "{" + token() + "}");
            case MASS_RETRY_PRODUCTION_QUEUE -> client.post(QUEUE + "mass-retry", "{" + token() + "}");
            case MASS_PRIORITIZE_PRODUCTION_QUEUE ->
                client.post(QUEUE + "mass-prioritize", "{" + token() + ",\"priority\":7}");
            case READ_PRODUCTION_STATUS -> client.get(jobStatus(100, production.artifactId()));
            case LIST_PRODUCTION_QUEUE -> client.get(PRODUCTIONS + "production-jobs/get-all");
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    private String token() {
        return "\"databaseToken\":\"" + sandbox.addDatabaseToken(production.jobId()) + "\"";
    }

    private void assertUntouched() {
        assertThat(production.status()).isEqualTo("Error");
        assertThat(production.retries()).isZero();
        assertThat(production.cancels()).isZero();
        assertThat(production.priority()).isEqualTo(100);
    }

    private void assertChangedBy(SandboxOperation operation) {
        boolean canceled = operation.name().contains("CANCEL");
        boolean retried = operation.name().contains("RETRY");
        boolean prioritized = operation.name().contains("PRIORITIZE");
        assertThat(production.cancels()).isEqualTo(canceled ? 1 : 0);
        assertThat(production.retries()).isEqualTo(retried ? 1 : 0);
        assertThat(production.priority()).isEqualTo(prioritized ? 7 : 100);
    }

    private void assertCounts(SandboxOperation operation, int arrived, int received, int tookEffect) {
        SandboxJournal journal = sandbox.journal();
        assertThat(journal.arrived(operation)).as("arrived").isEqualTo(arrived);
        assertThat(journal.received(operation)).as("received").isEqualTo(received);
        assertThat(journal.tookEffect(operation)).as("took effect").isEqualTo(tookEffect);
    }
}
