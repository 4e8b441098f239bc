package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.TestClient.PRODUCTIONS;
import static org.camelrelativity.sandbox.TestClient.PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.TestClient.QUEUE;
import static org.camelrelativity.sandbox.TestClient.jobStatus;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to the production queue that are wrong, odd or very large. */
class ProductionInputTest {
    private static final String VALIDATION = "Relativity.Services.Exceptions.ValidationException";
    private static final String SERIALIZATION = "Relativity.Services.Exceptions.ServiceSerializationException";

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"))));

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxWorkspace workspace;
    private SandboxProduction production;

    @BeforeEach
    void start() {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        workspace = sandbox.addWorkspace(100);
        production = workspace.production(workspace.addErroredProduction("Errored"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production-jobs/cancel | '' | jobRef is required.",
                "production-jobs/cancel | {\"jobRef\":null} | jobRef is required.",
                "production-jobs/mass-cancel | {} | jobsToBeCanceled is required.",
                "production-jobs/mass-cancel | {\"jobsToBeRetried\":[]} | jobsToBeCanceled is required.",
                "production-jobs/mass-retry | {} | jobsToBeRetried is required.",
                "production-jobs/mass-retry | {\"jobsToBeRetried\":null} | jobsToBeRetried is required.",
                "mass-cancel | {} | databaseToken is required.",
                "mass-retry | {\"databaseToken\":\"\"} | databaseToken is required.",
                "mass-prioritize | {\"priority\":1} | databaseToken is required.",
                "mass-prioritize | {\"databaseToken\":\"F420E383-7D4D-4DB1-BC60-959791685857\"} | priority is required.",
            })
    void refusesWhatIsMissing(String call, String body, String message) throws Exception {
        JsonNode error = client.error(400, QUEUE + call, body);

        assertThat(error.get("ErrorType").asText()).isEqualTo(VALIDATION);
        assertThat(error.get("Message").asText()).isEqualTo(message);
        assertThat(sandbox.journal().entries().get(0).tookEffect()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production-jobs/cancel | {\"jobRef\":5}",
                "production-jobs/cancel | {\"jobRef\":[{\"JobID\":1}]}",
                "production-jobs/cancel | {\"jobRef\":{\"JobID\":\"x\"}}",
                "production-jobs/cancel | {\"jobRef\":{\"JobID\":99999999999}}",
                "production-jobs/cancel | {\"jobRef\":{\"JobID\":1.5}}",
                "production-jobs/cancel | {\"jobRef\":{\"JobID\":true}}",
                "production-jobs/cancel | []",
                "production-jobs/mass-cancel | {\"jobsToBeCanceled\":{\"JobID\":1}}",
                "production-jobs/mass-cancel | {\"jobsToBeCanceled\":[5]}",
                "production-jobs/mass-retry | {\"jobsToBeRetried\":\"all\"}",
                "production-jobs/mass-retry | {\"jobsToBeRetried\":[{\"JobID\":1},null]}",
                "production-jobs/mass-retry | {\"jobsToBeRetried\":[{\"JobID\":{}}]}",
                "mass-cancel | {\"databaseToken\":\"F420E383\"}",
                "mass-retry | {\"databaseToken\":5}",
                "mass-retry | {\"databaseToken\":[\"F420E383-7D4D-4DB1-BC60-959791685857\"]}",
                "mass-prioritize | {\"databaseToken\":\"F420E383-7D4D-4DB1-BC60-959791685857\",\"priority\":\"high\"}",
                "mass-prioritize | {\"databaseToken\":\"F420E383-7D4D-4DB1-BC60-959791685857\",\"priority\":1.5}",
                "mass-cancel | {\"databaseToken\":\"F420E383-7D4D-4DB1-BC60-959791685857\"",
                "production-jobs/mass-retry | {\"jobsToBeRetried\":[{\"JobID\":1},{\"Jo",
                "production-jobs/mass-retry | nonsense",
            })
    void refusesWhatItCannotRead(String call, String body) throws Exception {
        JsonNode error = client.error(400, QUEUE + call, body);

        assertThat(error.get("ErrorType").asText()).isEqualTo(SERIALIZATION);
        assertThat(error.get("Message").asText()).isNotBlank();
        assertThat(sandbox.journal().entries().get(0).tookEffect()).isFalse();
    }

    @Test
    void oneUnreadableReferenceKeepsAllJobsAsTheyAre() throws Exception {
        client.error(
                400,
                PRODUCTION_JOBS + "mass-retry",
                "{\"jobsToBeRetried\":[{\"JobID\":%d},{\"JobID\":\"x\"}]}".formatted(production.jobId()));

        assertThat(production.retries()).isZero();
    }

    /** The forms of the vendor's OpenAPI documents. */
    @Test
    void takesArgumentsInTheQueryAndBodiesWithoutEnvelope() throws Exception {
        UUID token = sandbox.addDatabaseToken(production.jobId());
        String reference = TestClient.reference(100, production.artifactId(), 0);

        client.json(QUEUE + "mass-prioritize?databaseToken=" + token + "&PRIORITY=7", "");
        assertThat(production.priority()).isEqualTo(7);
        client.json(QUEUE + "mass-prioritize?databaseToken=nonsense&priority=5", body(token, 8));
        assertThat(production.priority()).as("the body's").isEqualTo(8);
        client.json(QUEUE + "mass-retry?databaseToken=" + token, "{}");
        assertThat(production.retries()).isOne();
        client.json(PRODUCTION_JOBS + "mass-cancel", "[" + reference + "]");
        assertThat(production.cancels()).isOne();
        assertThat(client.json(PRODUCTION_JOBS + "mass-retry", "[]").at("/NumberOfJobsRequestedForRetry"))
                .hasToString("0");
        assertThat(client.json(PRODUCTION_JOBS + "cancel", reference).get("Errors"))
                .as("it was read: %s", reference)
                .isNotNull();
        assertThat(sandbox.journal().unknownFields()).isEmpty();

        client.json(QUEUE + "mass-cancel?databaseToken=" + token + "&priority=5", "");
        assertThat(sandbox.journal().unknownFields()).containsExactly("priority");
    }

    private static String body(UUID token, int priority) {
        return "{\"databaseToken\":\"%s\",\"priority\":%d}".formatted(token, priority);
    }

    @Test
    void anEmptyListIsFineAndWithoutEffect() throws Exception {
        JsonNode answer = client.json(PRODUCTION_JOBS + "mass-cancel", "{\"jobsToBeCanceled\":[]}");

        assertThat(answer.toString())
                .isEqualTo(
                        "{\"NumberOfJobsRequestedForCancel\":0,\"NumberOfJobsCancelWasRequestedSuccessfully\":0,\"CancelJobResults\":[],\"Errors\":[]}");
        assertThat(sandbox.journal().tookEffect(SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS))
                .isZero();
    }

    @Test
    void reportsUnknownFieldsAndCarriesOut() throws Exception {
        UUID token = sandbox.addDatabaseToken(production.jobId());

        client.json(
                PRODUCTION_JOBS + "mass-retry",
                "{\"jobsToBeRetried\":[{\"JobID\":%d,\"JobId \":1,\"Name\":\"x\"}],\"priority\":1}"
                        .formatted(production.jobId()));
        client.json(QUEUE + "mass-cancel", "{\"databaseToken\":\"%s\",\"workspaceID\":100}".formatted(token));
        client.get(jobStatus(100, production.artifactId()) + "?includePercentage=true");

        assertThat(sandbox.journal().unknownFields())
                .containsExactly(
                        "jobsToBeRetried[0].JobId ",
                        "jobsToBeRetried[0].Name",
                        "priority",
                        "workspaceID",
                        "includePercentage");
        assertThat(production.retries()).isOne();
        assertThat(production.cancels()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspaces/abc/productions/%d/job-status",
                "workspaces/100/productions/99999999999/job-status",
                "workspaces/100/productions/0/job-status",
                "workspaces/-1/productions/%d/job-status",
                "workspaces/100/productions/%d/job-status?numberOfBrandingErrors=many",
                "workspaces/100/productions/%d/job-status?numberOfBrandingErrors=-1",
                "workspaces/100/productions/%d/job-status?includePercentages=perhaps"
            })
    void refusesAStatusOfNoNumber(String path) throws Exception {
        HttpResponse<String> answer = client.get(PRODUCTIONS + path.formatted(production.artifactId()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).get("ErrorType").asText()).isIn(VALIDATION, SERIALIZATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?includePercentages=",
                "?",
                "?numberOfBrandingErrors",
                "?&includePercentages=TRUE&&",
                "/",
                "?workspaceID=5"
            })
    void takesAStatusHoweverItIsAskedFor(String odd) throws Exception {
        assertThat(client.get(jobStatus(100, production.artifactId()) + odd).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStatusIsOnlyReadAndACancelIsOnlyPosted() throws Exception {
        HttpResponse<String> posted = client.post(jobStatus(100, production.artifactId()), "{}");
        HttpResponse<String> read = client.get(PRODUCTION_JOBS + "cancel");

        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow")).contains("GET");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relativity-productions/v2/production-queue/mass-retry",
                "relativity-productions/v1/production-queue",
                "relativity-productions/v1/production-queue/mass-retry/5",
                "relativity-productions/v1/workspaces/100/production-queue/mass-retry",
                "relativity-productions/v1/workspaces/100/productions/200/300/job-status"
            })
    void anyOtherPathIsA404OfTheWebServer(String path) throws Exception {
        HttpResponse<String> answer = client.post("/Relativity.REST/api/" + path, "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html>");
    }

    @Test
    void theFrontDoorIsTheSame() throws Exception {
        String status = jobStatus(100, production.artifactId());

        assertThat(new TestClient(sandbox).without("X-CSRF-Header").get(status).statusCode())
                .isEqualTo(404);
        assertThat(new TestClient(sandbox)
                        .with("Authorization", "Bearer wrong")
                        .get(status)
                        .statusCode())
                .isEqualTo(401);
        assertThat(new TestClient(sandbox).without("Content-Type").get(status).statusCode())
                .isEqualTo(200);
        assertThat(new TestClient(sandbox)
                        .with("Content-Type", "text/plain")
                        .post(PRODUCTION_JOBS + "mass-retry", "{\"jobsToBeRetried\":[]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTestsOwnMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> workspace.addProduction("P", 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workspace.addProduction("P", 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workspace.production(5)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> workspace.runProduction(5)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aHundredThousandReferencesAreCarriedOutInOneCall() throws Exception {
        int[] productions = IntStream.range(0, 50_000)
                .map(i -> workspace.addErroredProduction("P"))
                .toArray();
        String known = IntStream.of(productions)
                .mapToObj(id -> "{\"WorkspaceID\":100,\"ProductionID\":" + id + "}")
                .collect(Collectors.joining(","));
        String unknown = IntStream.range(0, 50_000)
                .mapToObj(i -> "{\"WorkspaceID\":100,\"ProductionID\":200,\"JobID\":300}")
                .collect(Collectors.joining(","));

        JsonNode answer =
                client.json(PRODUCTION_JOBS + "mass-retry", "{\"jobsToBeRetried\":[" + known + "," + unknown + "]}");

        assertThat(answer.get("NumberOfJobsRequestedForRetry").intValue()).isEqualTo(100_000);
        assertThat(answer.get("NumberOfJobsRetryWasRequestedSuccessfully").intValue())
                .isEqualTo(50_000);
        JsonNode results = answer.get("RetryJobResults");
        assertThat(results).hasSize(100_000);
        for (int i = 0; i < productions.length; i++) {
            assertThat(results.get(i).get("ProductionID").intValue()).isEqualTo(productions[i]);
            assertThat(results.get(50_000 + i).get("JobID").intValue()).isEqualTo(300);
        }
        assertThat(workspace.production(productions[49_999]).retries()).isOne();
    }

    @Test
    void aTokenMayStandForAHundredThousandJobs() throws Exception {
        int[] jobs = IntStream.range(0, 100_000)
                .map(i -> workspace
                        .production(workspace.addErroredProduction("P"))
                        .jobId())
                .toArray();
        String token = "\"databaseToken\":\"" + sandbox.addDatabaseToken(jobs) + "\"";

        JsonNode prioritized = client.json(QUEUE + "mass-prioritize", "{" + token + ",\"priority\":5}");
        JsonNode retried = client.json(QUEUE + "mass-retry", "{" + token + "}");
        JsonNode canceled = client.json(QUEUE + "mass-cancel", "{" + token + "}");

        assertThat(prioritized.get("TotalJobsSuccessful").intValue()).isEqualTo(100_000);
        assertThat(retried.get("TotalJobsSuccessful").intValue()).isEqualTo(100_000);
        assertThat(canceled.get("TotalJobsSuccessful").intValue()).isEqualTo(100_000);
    }
}
