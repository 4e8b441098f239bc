package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.TestClient.QUEUE;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults and racing callers on the production queue: what happened, and what the journal says of it. */
class ProductionFaultsTest {
    private static final List<Route> ROUTES = Stream.of(
                    ProductionRoutes.ALL, ProductionReads.ALL, List.of(ProductionRoutes.LIST))
            .flatMap(List::stream)
            .toList();

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z")))
                    .productionQueueListing(true));

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxProduction production;
    private int staged;

    @BeforeEach
    void start() {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        SandboxWorkspace workspace = sandbox.addWorkspace(100);
        production = workspace.production(workspace.addErroredProduction("Errored"));
        staged = workspace.addProduction("Staged", 1);
    }

    static Stream<SandboxOperation> all() {
        return ROUTES.stream().map(Route::operation);
    }

    /** Without the reads, which the client of these tests repeats by itself after a reset. */
    static Stream<SandboxOperation> changes() {
        return ROUTES.stream().filter(route -> !route.verbs().contains("GET")).map(Route::operation);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aResetBeforeTheEffectLeavesTheJobAsItWas(SandboxOperation operation) {
        sandbox.faults().next(operation, SandboxFault.resetBeforeEffect());

        assertThatThrownBy(() -> call(operation)).isInstanceOf(IOException.class);

        assertUntouched();
        assertCounts(operation, 1, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aResetAfterTheEffectHasChangedTheJob(SandboxOperation operation) {
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());

        assertThatThrownBy(() -> call(operation)).isInstanceOf(IOException.class);

        assertChangedBy(operation);
        assertCounts(operation, 1, 1, 1);
    }

    @ParameterizedTest
    @MethodSource("all")
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
    @MethodSource("all")
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
            default -> client.get(pathOfRead(operation));
        };
    }

    private String pathOfRead(SandboxOperation operation) {
        Route route = ROUTES.stream()
                .filter(candidate -> candidate.operation() == operation)
                .findFirst()
                .orElseThrow();
        int subject = operation == SandboxOperation.READ_PRODUCTION_CONFLICTS ? staged : production.artifactId();
        return "/Relativity.REST/api/"
                + route.path().replace("{workspaceID}", "100").replace("{productionID}", String.valueOf(subject));
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
