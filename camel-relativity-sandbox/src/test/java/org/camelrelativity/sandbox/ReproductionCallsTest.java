package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about re-productions, as the vendor's pages show them. */
class ReproductionCallsTest {
    private static final String WORKSPACE = TestClient.PRODUCTIONS + "workspaces/100/";
    private static final String BY_DOCUMENTS = WORKSPACE + "re-productions/re-production-job-with-documents";
    private static final String BY_TOKEN = WORKSPACE + "re-productions/re-production-job";
    private static final String OPTIONS =
            "\"reproductionOptions\":{\"ReproductionType\":0,\"ReproduceDocumentOptions\":{\"BurnRedactions\":false,\"MarkupSetID\":0},"
                    + "\"ReplaceDocumentWithPlaceholderOptions\":{\"PlaceholderID\":0},\"ReplacePlaceholderWithDocumentOptions\":{\"Delimiter\":\"_\",\"NumberOfDigits\":4}}";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock));

    private TestClient client;
    private SandboxWorkspace workspace;
    private int document;
    private int production;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace(100);
        production = produced("Vol001");
        document = workspace.production(production).documents().get(0);
    }

    private int produced(String name) {
        int added = workspace.addProduction(name, 5);
        workspace.runProduction(added);
        clock.advance(Duration.ofHours(1));
        return added;
    }

    private String job(String options) {
        return "{%s,\"productions\":[{\"ProductionID\":%d}],\"documents\":[%d]}"
                .formatted(options, production, document);
    }

    private JsonNode create() throws Exception {
        HttpResponse<String> created = client.post(BY_DOCUMENTS, job(OPTIONS));
        assertThat(created.statusCode()).as("of this call alone").isEqualTo(201);
        return Json.parse(created.body());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = client.get(WORKSPACE + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    @Test
    void aJobIsCreatedAndThenRunAndThenCanceled() throws Exception {
        JsonNode created = create();
        int job = created.get("ReproductionJobID").intValue();
        int again = created.at("/ProductionsCreated/0").intValue();
        assertThat(created.at("/Results/0/ParentProductionID").intValue()).isEqualTo(production);
        assertThat(get("re-productions/jobs")).hasToString("[" + job + "]");
        assertThat(get("re-productions/" + job + "/status")
                        .get("ReproductionStatus")
                        .textValue())
                .isEqualTo("Created");

        String runs = WORKSPACE + "productions/reproduction-jobs/" + job + "/";
        JsonNode started = client.json(runs + "stage-and-run", "");
        assertThat(started.at("/0/WasJobCreated").booleanValue()).isTrue();
        assertThat(started.at("/0/ProductionID").intValue()).isEqualTo(again);
        assertThat(get("re-productions/" + job + "/status")
                        .get("ReproductionStatus")
                        .textValue())
                .isEqualTo("Running");
        JsonNode refused = client.json(runs + "stage-and-run", "");
        assertThat(refused.at("/0/WasJobCreated").booleanValue()).isFalse();
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.STAGE_AND_RUN_REPRODUCTION_JOB))
                .isOne();

        assertThat(client.json(runs + "cancel", "")
                        .at("/CancelJobResults/0/CancelSuccessfullySent")
                        .booleanValue())
                .isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(client.json(runs + "cancel", "")
                        .at("/CancelJobResults/0/Errors/0")
                        .textValue())
                .isEqualTo("This production cannot be canceled.");
        assertThat(client.post(runs.replace("/" + job, "/7") + "cancel", "").statusCode())
                .isEqualTo(404);
        assertThat(get("re-productions/7/status").get("ReproductionStatus").textValue())
                .isEqualTo("DoesNotExist");
    }

    @Test
    void aJobEndsCompleted() throws Exception {
        int job = create().get("ReproductionJobID").intValue();
        client.json(WORKSPACE + "productions/reproduction-jobs/" + job + "/stage-and-run", "");
        clock.advance(Duration.ofHours(1));
        JsonNode status = get("re-productions/" + job + "/status");
        assertThat(status.get("ReproductionStatus").textValue()).isEqualTo("Completed");
        assertThat(status.at("/ProductionStatusResults/0/Status").textValue()).isEqualTo("Produced");
        assertThat(get("productions/" + production + "/re-productions")
                        .at("/0/Name")
                        .textValue())
                .isEqualTo("Vol001 - Re-production 1");
    }

    /** The vendor's page and its OpenAPI document. */
    @ParameterizedTest
    @ValueSource(strings = {"workspace", "workspaces"})
    void whatCanBeProducedAgainIsListedUnderEitherPath(String workspaces) throws Exception {
        UUID token = workspace.documents().addDatabaseToken(document);
        HttpResponse<String> answer = client.get(TestClient.PRODUCTIONS + workspaces + "/100/database-tokens/" + token
                + "/reproduction-types/2/eligible-re-productions");
        JsonNode candidate = Json.parse(answer.body()).get(0);
        assertThat(candidate.get("ProductionID").intValue()).isEqualTo(production);
        assertThat(candidate.get("DateProduced").textValue()).matches("1/1/2026 12:\\d\\d:\\d\\d AM");
    }

    @Test
    void aProductionOfOtherDocumentsCannotBeProducedAgainForThese() throws Exception {
        String path = "database-tokens/%s/reproduction-types/0/eligible-re-productions";
        assertThat(get(path.formatted(workspace.documents().addDatabaseToken(document))))
                .hasSize(1);
        document = workspace.documents().add();
        assertThat(get(path.formatted(workspace.documents().addDatabaseToken(document))))
                .isEmpty();
        JsonNode answer = create();
        assertThat(answer.get("WasJobCreated").booleanValue()).isFalse();
        assertThat(answer.at("/Results/0/Errors/0").textValue()).contains("has none of the documents");
    }

    @Test
    void aTokenStandsForDocuments() throws Exception {
        String body = "{%s,\"productions\":[{\"ProductionID\":%d},{\"ProductionID\":7}],\"databaseToken\":\"%s\"}";
        UUID token = workspace.documents().addDatabaseToken(document);
        JsonNode created = client.json(BY_TOKEN, body.formatted(OPTIONS, production, token));
        assertThat(created.get("WasJobCreated").booleanValue()).isTrue();
        assertThat(created.at("/Results/1/ProductionID").intValue()).isZero();
        assertThat(created.at("/Results/1/Errors/0").textValue()).isEqualTo("Production specified is invalid.");
        client.error(400, BY_TOKEN, body.formatted(OPTIONS, production, UUID.randomUUID()));
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | reproductionOptions.ReproductionType is required.",
                "{\"ReproductionType\":\"ReproduceDocument\"} | reproductionOptions.ReproduceDocumentOptions is required.",
                "{\"ReproductionType\":0,\"ReproduceDocumentOptions\":{\"BurnRedactions\":true}} | MarkupSetID is required when BurnRedactions is true.",
            })
    void refusesOptionsThatAreWrong(String options, String message) throws Exception {
        JsonNode error = client.error(400, BY_DOCUMENTS, job("\"reproductionOptions\":" + options));
        assertThat(error.get("Message").textValue()).isEqualTo(message);
    }

    @Test
    void aProductionThatWasNotProducedIsNotProducedAgain() throws Exception {
        production = workspace.addProduction("Vol002", 1);
        document = workspace.production(production).documents().get(0);
        JsonNode answer = create();
        assertThat(answer.get("WasJobCreated").booleanValue()).isFalse();
        assertThat(answer.at("/Results/0/Errors/0").textValue()).contains("has not been produced");
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.CREATE_REPRODUCTION_JOB))
                .isZero();
    }
}
