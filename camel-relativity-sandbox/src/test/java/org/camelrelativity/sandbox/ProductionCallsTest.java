package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.TestClient.QUEUE;
import static org.camelrelativity.sandbox.TestClient.jobStatus;
import static org.camelrelativity.sandbox.TestClient.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the six queue calls in the vendor's own request and answer forms, and the status. */
class ProductionCallsTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final String UNRESOLVED =
            "Invalid Production JobRef. Cannot find Production based on WorkspaceID and ProductionID, or based on JobID.";

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z")))
                    .timing(new SandboxTiming(TEN, TEN, TEN, TEN, TEN, TEN, TEN)));

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        workspace = sandbox.addWorkspace(100);
    }

    @Test
    void cancelsOneJobAndAnswersTheJobIdOfTheVendorsSample() throws Exception {
        SandboxProduction production = errored();

        HttpResponse<String> answer = client.post(
                PRODUCTION_JOBS + "cancel",
                "{\"jobRef\":" + reference(100, production.artifactId(), production.jobId()) + "}");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"WorkspaceID\":100,\"ProductionID\":%d,\"JobID\":0,\"CancelSuccessfullySent\":true,\"Errors\":[]}"
                                .formatted(production.artifactId()));
        assertThat(production.cancels()).isOne();
        assertThat(production.status()).isEqualTo("Canceling");
        assertTookEffect(SandboxOperation.CANCEL_PRODUCTION_JOB, 1);
    }

    @Test
    void anUnknownJobIsAResultWithAnErrorInA200() throws Exception {
        JsonNode answer =
                client.json(PRODUCTION_JOBS + "cancel", "{\"jobRef\":{\"WorkspaceID\":101,\"ProductionID\":201}}");

        assertThat(answer.get("CancelSuccessfullySent").booleanValue()).isFalse();
        assertThat(answer.get("Errors")).hasSize(1);
        assertThat(answer.at("/Errors/0").asText()).isEqualTo(UNRESOLVED);
        assertTookEffect(SandboxOperation.CANCEL_PRODUCTION_JOB, 0);
    }

    @Test
    void massCancelsByReferenceInTheVendorsForm() throws Exception {
        SandboxProduction production = errored();

        HttpResponse<String> answer = client.post(
                PRODUCTION_JOBS + "mass-cancel",
                "{\"jobsToBeCanceled\":[" + reference(100, production.artifactId(), production.jobId()) + ","
                        + reference(101, 201, 301) + "]}");

        String expected = """
                {"NumberOfJobsRequestedForCancel":2,"NumberOfJobsCancelWasRequestedSuccessfully":1,"CancelJobResults":[\
                {"WorkspaceID":100,"ProductionID":%d,"JobID":%d,"CancelSuccessfullySent":true,"Errors":[]},\
                {"WorkspaceID":101,"ProductionID":201,"JobID":301,"CancelSuccessfullySent":false,"Errors":["%s"]}],\
                "Errors":[]}""";
        assertThat(answer.body())
                .isEqualTo(expected.formatted(production.artifactId(), production.jobId(), UNRESOLVED));
        assertThat(production.cancels()).isOne();
        assertTookEffect(SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS, 1);
    }

    @Test
    void massRetriesByReferenceInTheVendorsForm() throws Exception {
        SandboxProduction production = errored();

        // The vendor's page has two slashes after the host here.
        HttpResponse<String> answer = client.post(
                "/" + PRODUCTION_JOBS + "mass-retry",
                "{\"jobsToBeRetried\":[" + reference(100, production.artifactId(), production.jobId()) + ","
                        + reference(101, 201, 301) + "]}");

        String expected = """
                {"NumberOfJobsRequestedForRetry":2,"NumberOfJobsRetryWasRequestedSuccessfully":1,"RetryJobResults":[\
                {"WorkspaceID":100,"ProductionID":%d,"JobID":%d,"RetrySuccessfullySent":true,"Errors":[]},\
                {"WorkspaceID":101,"ProductionID":201,"JobID":301,"RetrySuccessfullySent":false,"Errors":["%s"]}],\
                "Errors":[]}""";
        assertThat(answer.body())
                .isEqualTo(expected.formatted(production.artifactId(), production.jobId(), UNRESOLVED));
        assertThat(production.retries()).isOne();
        assertThat(production.status()).isEqualTo("QueuedForProduction");
        assertTookEffect(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS, 1);
    }

    @Test
    void massCancelsByTokenInTheVendorsForm() throws Exception {
        SandboxProduction first = errored();
        SandboxProduction second = running();
        UUID token = sandbox.addDatabaseToken(first.jobId(), second.jobId());

        HttpResponse<String> answer = client.post(QUEUE + "mass-cancel", tokenBody(token));

        assertThat(answer.body()).isEqualTo(bothSent(first, second));
        assertThat(first.cancels()).isOne();
        assertThat(second.cancels()).isOne();
        assertTookEffect(SandboxOperation.MASS_CANCEL_PRODUCTION_QUEUE, 1);
    }

    @Test
    void massRetriesByTokenInTheVendorsForm() throws Exception {
        SandboxProduction first = errored();
        SandboxProduction second = errored();
        UUID token = sandbox.addDatabaseToken(first.jobId(), second.jobId());

        HttpResponse<String> answer = client.post(QUEUE + "mass-retry", tokenBody(token));

        assertThat(answer.body()).isEqualTo(bothSent(first, second));
        assertThat(first.retries()).isOne();
        assertThat(second.retries()).isOne();
        assertTookEffect(SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE, 1);
    }

    @Test
    void massPrioritizesByTokenInTheVendorsForm() throws Exception {
        SandboxProduction first = errored();
        SandboxProduction second = running();
        UUID token = sandbox.addDatabaseToken(first.jobId(), second.jobId());
        assertThat(first.priority()).isEqualTo(100);

        HttpResponse<String> answer = client.post(
                QUEUE + "mass-prioritize",
                "{\"databaseToken\":\"%s\",\"priority\":10}"
                        .formatted(token.toString().toUpperCase(Locale.ROOT)));

        assertThat(answer.body()).isEqualTo(bothSent(first, second));
        assertThat(first.priority()).isEqualTo(10);
        assertThat(second.priority()).isEqualTo(10);
        assertTookEffect(SandboxOperation.MASS_PRIORITIZE_PRODUCTION_QUEUE, 1);
    }

    @Test
    void aTokenAnswersEachJobForItself() throws Exception {
        SandboxProduction errored = errored();
        SandboxProduction running = running();
        UUID token = sandbox.addDatabaseToken(running.jobId(), errored.jobId());

        JsonNode answer = client.json(QUEUE + "mass-retry", tokenBody(token));

        assertThat(answer.get("TotalJobsRequested").intValue()).isEqualTo(2);
        assertThat(answer.get("TotalJobsSuccessful").intValue()).isOne();
        assertThat(answer.at("/ProductionQueueResults/0/JobID").intValue()).isEqualTo(running.jobId());
        assertThat(answer.at("/ProductionQueueResults/0/RequestSent").booleanValue())
                .isFalse();
        assertThat(answer.at("/ProductionQueueResults/0/Errors/0").asText())
                .isEqualTo("This production cannot be retried.");
        assertThat(answer.at("/ProductionQueueResults/1/RequestSent").booleanValue())
                .isTrue();
        assertThat(running.retries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mass-cancel", "mass-retry", "mass-prioritize"})
    void anUnknownOrExpiredTokenIsA400(String call) throws Exception {
        UUID expired = sandbox.addDatabaseToken(errored().jobId());
        sandbox.expireDatabaseToken(expired);

        for (UUID token : new UUID[] {UUID.randomUUID(), new UUID(0, 0), expired}) {
            JsonNode error = client.error(400, QUEUE + call, tokenBody(token).replace("}", ",\"priority\":1}"));
            assertThat(error.get("ErrorType").asText()).isEqualTo("Relativity.Services.Exceptions.ValidationException");
            assertThat(error.get("Message").asText()).contains(token.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mass-cancel", "mass-retry", "mass-prioritize"})
    void anUnknownTokenCanBeA200ThatSaysNo(String call) throws Exception {
        try (RelativitySandbox lenient =
                RelativitySandbox.builder().unknownTokensRefused(false).start()) {
            JsonNode answer = new TestClient(lenient)
                    .json(QUEUE + call, tokenBody(UUID.randomUUID()).replace("}", ",\"priority\":1}"));

            assertThat(answer.get("TotalJobsRequested").intValue()).isZero();
            assertThat(answer.get("TotalJobsSuccessful").intValue()).isZero();
            assertThat(answer.get("ProductionQueueResults")).isEmpty();
            assertThat(answer.get("Errors")).hasSize(1);
            assertThat(lenient.journal().entries().get(0).tookEffect()).isFalse();
        }
    }

    @Test
    void anEmptyTokenIsFineAndWithoutEffect() throws Exception {
        JsonNode answer = client.json(QUEUE + "mass-retry", tokenBody(sandbox.addDatabaseToken()));

        assertThat(answer.toString())
                .isEqualTo(
                        "{\"TotalJobsRequested\":0,\"TotalJobsSuccessful\":0,\"ProductionQueueResults\":[],\"Errors\":[]}");
        assertTookEffect(SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE, 0);
    }

    @Test
    void tokensAreOverItemsOfTheQueueOnly() {
        int staged = workspace.addProduction("Staged", 1);

        assertThatThrownBy(() -> sandbox.addDatabaseToken(301)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> sandbox.addDatabaseToken(staged)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> sandbox.expireDatabaseToken(UUID.randomUUID()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aReferenceResolvesByJobIdAlone() throws Exception {
        SandboxProduction production = errored();

        JsonNode answer = client.json(
                PRODUCTION_JOBS + "mass-retry", "{\"jobsToBeRetried\":[{\"JobID\":%d}]}".formatted(production.jobId()));

        assertThat(answer.get("RetryJobResults").toString())
                .isEqualTo(
                        "[{\"WorkspaceID\":0,\"ProductionID\":0,\"JobID\":%d,\"RetrySuccessfullySent\":true,\"Errors\":[]}]"
                                .formatted(production.jobId()));
        assertThat(production.retries()).isOne();
    }

    @Test
    void aReferenceResolvesByWorkspaceAndProductionTogether() throws Exception {
        SandboxProduction production = errored();
        int id = production.artifactId();
        int other = sandbox.addWorkspace(101).artifactId();

        JsonNode answer = client.json(PRODUCTION_JOBS + "mass-retry", """
                {"jobsToBeRetried":[{"WorkspaceID":100},{"ProductionID":%d},{"WorkspaceID":%d,"ProductionID":%d},{},
                 {"WorkspaceID":100,"ProductionID":-1},{"workspaceid":"100","productionid":"%d","jobid":null}]}""".formatted(id, other, id, id));

        assertThat(answer.get("NumberOfJobsRequestedForRetry").intValue()).isEqualTo(6);
        assertThat(answer.get("NumberOfJobsRetryWasRequestedSuccessfully").intValue())
                .isOne();
        for (int i = 0; i < 5; i++) {
            assertThat(answer.at("/RetryJobResults/" + i + "/Errors/0").asText())
                    .isEqualTo(UNRESOLVED);
        }
        assertThat(answer.at("/RetryJobResults/5").toString())
                .isEqualTo(
                        "{\"WorkspaceID\":100,\"ProductionID\":%d,\"JobID\":0,\"RetrySuccessfullySent\":true,\"Errors\":[]}"
                                .formatted(id));
    }

    @Test
    void anUnknownJobIdIsNotMadeUpForByTheProduction() throws Exception {
        SandboxProduction production = errored();

        JsonNode answer = client.json(
                PRODUCTION_JOBS + "cancel", "{\"jobRef\":" + reference(100, production.artifactId(), 300) + "}");

        assertThat(answer.at("/Errors/0").asText()).isEqualTo(UNRESOLVED);
        assertThat(production.cancels()).isZero();
    }

    @Test
    void theSecondReferenceToOneJobTakesNoEffect() throws Exception {
        SandboxProduction production = errored();
        String reference = reference(100, production.artifactId(), production.jobId());

        JsonNode answer = client.json(
                PRODUCTION_JOBS + "mass-retry", "{\"jobsToBeRetried\":[" + reference + "," + reference + "]}");

        assertThat(answer.get("NumberOfJobsRetryWasRequestedSuccessfully").intValue())
                .isOne();
        assertThat(answer.at("/RetryJobResults/1/Errors/0").asText()).isEqualTo("This production cannot be retried.");
        assertThat(production.retries()).isOne();
    }

    @Test
    void theCancelCanEchoTheJobId() throws Exception {
        try (RelativitySandbox echoing =
                RelativitySandbox.builder().echoesJobIds(true).start()) {
            SandboxWorkspace other = echoing.addWorkspace(100);
            SandboxProduction production = other.production(other.addErroredProduction("P"));
            int job = production.jobId();
            TestClient toEchoing = new TestClient(echoing);

            JsonNode canceled = toEchoing.json(
                    PRODUCTION_JOBS + "cancel", "{\"jobRef\":" + reference(100, production.artifactId(), 0) + "}");
            JsonNode unknown =
                    toEchoing.json(PRODUCTION_JOBS + "cancel", "{\"jobRef\":" + reference(101, 201, 301) + "}");

            assertThat(canceled.get("JobID").intValue()).isEqualTo(job);
            assertThat(unknown.get("JobID").intValue()).isEqualTo(301);
        }
    }

    @Test
    void tellsTheStatusOfAnErroredProduction() throws Exception {
        SandboxProduction production = errored();

        HttpResponse<String> answer = client.get(jobStatus(100, production.artifactId()));

        assertThat(answer.statusCode()).isEqualTo(200);
        String expected = """
                {"BrandingErrors":["Redaction ID 1 is outside the bounds of the image. Please move the redaction and rerun the production."],\
                "NumberOfBrandingErrors":1,"JobStatus":"Errored","Status":"Error","PercentageImaging":0.0,"PercentageProducing":0.0,\
                "LastRunStatus":"There was an error producing/branding the production.",\
                "LastRunError":"There were errors during Branding for Production %d, please check the branding errors tab."}""";
        assertThat(answer.body()).isEqualTo(expected.formatted(production.artifactId()));
        assertTookEffect(SandboxOperation.READ_PRODUCTION_STATUS, 1);
    }

    @Test
    void aStatusIsOnlyForExistingProductions() throws Exception {
        SandboxProduction production = errored();
        int other = sandbox.addWorkspace(101).artifactId();

        HttpResponse<String> answer = client.get(jobStatus(other, production.artifactId()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.parse(answer.body()).get("Message").asText()).isEqualTo("Production specified is invalid.");
        assertThat(client.get(jobStatus(102, production.artifactId())).statusCode())
                .isEqualTo(404);
        assertThat(sandbox.journal().tookEffect(SandboxOperation.READ_PRODUCTION_STATUS))
                .isZero();
    }

    private SandboxProduction errored() {
        return workspace.production(workspace.addErroredProduction("Errored"));
    }

    private SandboxProduction running() {
        int production = workspace.addProduction("Running", 3);
        workspace.runProduction(production);
        return workspace.production(production);
    }

    private static String tokenBody(UUID token) {
        return "{\"databaseToken\":\"" + token + "\"}";
    }

    private static String bothSent(SandboxProduction first, SandboxProduction second) {
        String expected = """
                {"TotalJobsRequested":2,"TotalJobsSuccessful":2,"ProductionQueueResults":[\
                {"JobID":%d,"ProductionID":%d,"WorkspaceID":100,"Errors":[],"RequestSent":true},\
                {"JobID":%d,"ProductionID":%d,"WorkspaceID":100,"Errors":[],"RequestSent":true}],"Errors":[]}""";
        return expected.formatted(first.jobId(), first.artifactId(), second.jobId(), second.artifactId());
    }

    private void assertTookEffect(SandboxOperation operation, int times) {
        assertThat(sandbox.journal().received(operation)).as("received").isOne();
        assertThat(sandbox.journal().tookEffect(operation)).as("took effect").isEqualTo(times);
    }
}
