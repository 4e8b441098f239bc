package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.SandboxOperation.*;
import static org.camelrelativity.sandbox.TestClient.FIELD_CODE;
import static org.camelrelativity.sandbox.TestClient.JOB;
import static org.camelrelativity.sandbox.TestClient.PROFILE;
import static org.camelrelativity.sandbox.TestClient.SET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both generations of the imaging API over one state. */
class GenerationsTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(clock).timing(new SandboxTiming(TEN, TEN, TEN, TEN)));

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
    void aProfileOfOneIsAProfileOfTheOther() throws Exception {
        JsonNode versioned = client.json(path("imaging-profiles/basic"), """
                {"request":{"Name":"V","Keywords":"k","Notes":"","BasicOptions":{"ImageOutputDpi":100}}}""");
        JsonNode legacy = client.json(PROFILE + "SaveAsync", """
                {"imagingProfile":{"Name":"L","BasicOptions":{"ImageOutputDpi":200}},"workspaceId":%d}""".formatted(workspaceId));

        JsonNode readByLegacy = legacy(PROFILE + "ReadAsync", "imagingProfileId", versioned);
        JsonNode readByVersioned = client.json("GET", path("imaging-profiles/" + legacy), "");

        assertThat(readByLegacy.get("Keywords").asText()).isEqualTo("k");
        assertThat(readByLegacy.get("ImagingMethod").asText()).isEqualTo("Basic");
        assertThat(readByVersioned.at("/BasicOptions/ImageOutputDpi").intValue())
                .isEqualTo(200);
        client.send(path("imaging-profiles/" + legacy), "DELETE", "");
        client.error(404, PROFILE + "ReadAsync", arguments("imagingProfileId", legacy));
    }

    @Test
    void eachHasItsOwnSpellings() throws Exception {
        JsonNode id = IntNode.valueOf(workspace.defaultImagingProfile());

        assertThat(client.json("GET", path("imaging-profiles/" + id), "")
                        .get("SpreadsheetOptions")
                        .has("HideAndPageBreakAfterConsecutiveBlankRowCol"))
                .isTrue();
        assertThat(legacy(PROFILE + "ReadAsync", "imagingProfileId", id)
                        .get("SpreadsheetOptions")
                        .has("HideAndPagebreakAfterConsecutiveBlankRowCol"))
                .isTrue();
        int type = workspace.nativeType("HTML");
        assertThat(client.json("GET", path("native-types/" + type), "").has("FileTypeID"))
                .isTrue();
        assertThat(client.json(
                                TestClient.NATIVE_TYPE + "ReadAsync",
                                "{\"nativeTypeId\":%d,\"workspaceID\":%d}".formatted(type, workspaceId))
                        .has("FileTypeId"))
                .isTrue();
    }

    /** The number 1 is Excel to the one and Word to the other. */
    @ParameterizedTest
    @CsvSource({
        "0, MicrosoftWord, DocumentDefault,,",
        "1, MicrosoftExcel, ShowFieldCode, MicrosoftWord, DocumentDefault",
        "2, MicrosoftPowerpoint, ShowNothing, MicrosoftExcel, ShowFieldCode",
        "3, MicrosoftVisio, ReplaceWithRelativityField, MicrosoftPowerpoint, ShowNothing",
        "4,,, MicrosoftVisio, ReplaceWithRelativityField"
    })
    void theSameNumberMeansSomethingElseInEach(
            String number, String legacyApplication, String legacyOption, String application, String option)
            throws Exception {
        assertThat(savedByLegacy(number, "\"ShowNothing\"", "Application")).isEqualTo(legacyApplication);
        assertThat(savedByVersioned(number, "\"ShowNothing\"", "Application")).isEqualTo(application);
        assertThat(savedByLegacy("\"MicrosoftWord\"", number, "Option")).isEqualTo(legacyOption);
        assertThat(savedByVersioned("\"MicrosoftWord\"", number, "Option")).isEqualTo(option);
    }

    @Test
    void notSetIsNoValueOfTheOneAndNotGivenToTheOther() throws Exception {
        assertThat(savedByLegacy("\"NotSet\"", "0", "Application")).isNull();
        assertThat(client.error(400, path("application-field-codes"), versionedCode("\"notset\"", "1"))
                        .get("Message")
                        .asText())
                .isEqualTo("Application is required.");
        client.error(400, path("application-field-codes"), versionedCode("5", "1"));
    }

    @Test
    void aSetOfOneIsASetOfTheOther() throws Exception {
        int search = workspace.addSavedSearch(1, 0);
        JsonNode id = client.json(path("imaging-sets"), """
                {"request":{"DataSourceID":%d,"ImagingProfileID":%d,"Name":"V","EmailNotificationRecipients":"x"}}""".formatted(search, workspace.defaultImagingProfile()));

        JsonNode byLegacy = client.read(workspaceId, id.intValue());
        assertThat(byLegacy.get("DataSource").intValue()).isEqualTo(search);
        assertThat(byLegacy.get("Status")).isEmpty();
        client.json(SET + "SaveAsync", """
                {"imagingSet":{"ArtifactID":%s,"ImagingProfile":{"ArtifactID":%d},"DataSource":%d,"Name":"L",
                 "EmailNotificationRecipients":""},"workspaceId":%d}""".formatted(id, workspace.defaultImagingProfile(), search, workspaceId));
        JsonNode byVersioned = client.json("GET", path("imaging-sets/" + id), "");
        assertThat(byVersioned.get("Name").asText()).isEqualTo("L");
        assertThat(byVersioned.get("DataSourceID").intValue()).isEqualTo(search);
    }

    @Test
    void aJobStartedByGuidIsStoppedByNumberAndTheOtherWayRound() throws Exception {
        int first = workspace.addImagingSet("A", workspace.addSavedSearch(5, 0));
        int second = workspace.addImagingSet("B", workspace.addSavedSearch(5, 0));
        String guid = client.run(workspaceId, first);
        JsonNode status = client.json("GET", path("imaging-sets/" + first + "/status"), "");
        long number = client.json(path("imaging-sets/" + second + "/run"), "{\"imagingSetRequest\":{}}")
                .get("ImagingJobID")
                .longValue();
        UUID otherGuid = workspace.job(number).orElseThrow().guid();
        assertThat(status.get("JobGuid").asText()).isEqualTo(guid);
        assertThat(client.json(
                                JOB + "UpdateJobPriorityAsync",
                                "{\"UpdateJobPriorityRequest\":{\"jobGuid\":\"%s\",\"priority\":7,\"workspaceId\":%d}}"
                                        .formatted(otherGuid, workspaceId))
                        .at("/updateJobPriorityResponse/updateJobPriorityResponse")
                        .booleanValue())
                .isTrue();
        assertThat(workspace.job(number).orElseThrow().priority()).isEqualTo(7);
        clock.advance(TEN.multipliedBy(2));

        assertThat(client.json(path("jobs/" + status.get("JobArtifactId") + "/stop"), "{\"stopImagingJobRequest\":{}}")
                        .get("Success")
                        .booleanValue())
                .isTrue();
        assertThat(client.json(
                                JOB + "StopImagingJobAsync",
                                "{\"stopImagingJobRequest\":{\"imagingJobId\":%d,\"workspaceArtifactId\":%d}}"
                                        .formatted(number, workspaceId))
                        .at("/stopImagingJobResponse/success")
                        .booleanValue())
                .isTrue();
        SandboxJournal journal = relativity.sandbox().journal();
        assertThat(journal.tookEffect(RUN_IMAGING_SET)).isEqualTo(2);
        assertThat(journal.tookEffect(STOP_IMAGING_JOB)).isEqualTo(2);
    }

    @Test
    void eachRefusesWhileTheOtherRunsTheSet() throws Exception {
        int set = workspace.addImagingSet("A", workspace.addSavedSearch(5, 0));
        client.run(workspaceId, set);

        client.error(409, path("imaging-sets/" + set + "/run"), "{\"imagingSetRequest\":{}}");
        client.error(409, path("imaging-sets/" + set + "/retry-errors"), "{\"imagingSetRequest\":{}}");
        client.error(409, "DELETE", path("imaging-sets/" + set), "");
        client.error(400, path("imaging-sets/" + set + "/hide-images"), "");
        client.error(409, "DELETE", path("imaging-profiles/" + workspace.defaultImagingProfile()), "");
        assertThat(workspace.jobs()).hasSize(1);
    }

    @Test
    void aServerCanLackEither() throws Exception {
        assertLacks(RelativitySandbox.builder().versionedApi(false), true, false);
        assertLacks(RelativitySandbox.builder().legacyApi(false), false, true);
    }

    private void assertLacks(RelativitySandboxBuilder builder, boolean legacy, boolean versioned) throws Exception {
        try (RelativitySandbox sandbox = builder.start()) {
            client = new TestClient(sandbox);
            workspaceId = sandbox.addWorkspace().artifactId();
            assertThat(exists(client.get(SET + "GetKeplerStatusAsync"))).isEqualTo(legacy);
            assertThat(exists(client.post(SET + "ReadAsync", "{}"))).isEqualTo(legacy);
            assertThat(exists(client.get(TestClient.IMAGING + "environment/jobs/mass-imaging-max-size")))
                    .isEqualTo(versioned);
            assertThat(exists(client.get(path("imaging-sets/1")))).isEqualTo(versioned);
            assertThat(exists(client.post(TestClient.QUEUE + "mass-cancel", "{}")))
                    .isEqualTo(versioned);
        }
    }

    /** What a web server says that knows nothing of the path, as opposed to Relativity. */
    private static boolean exists(HttpResponse<String> answer) {
        boolean page = answer.body().startsWith("<!DOCTYPE html>");
        assertThat(page)
                .isEqualTo(
                        answer.headers().firstValue("Content-Type").orElse("").equals("text/html"));
        return !page;
    }

    private String savedByLegacy(String application, String option, String field) throws Exception {
        HttpResponse<String> answer = client.post(
                FIELD_CODE + "SaveAsync",
                "{\"applicationFieldCode\":%s,\"workspaceId\":%d}".formatted(code(application, option), workspaceId));
        return answer.statusCode() == 200 ? saved(Json.parse(answer.body()), field) : null;
    }

    private String savedByVersioned(String application, String option, String field) throws Exception {
        HttpResponse<String> answer = client.post(path("application-field-codes"), versionedCode(application, option));
        return answer.statusCode() == 200 ? saved(Json.parse(answer.body()), field) : null;
    }

    private static String versionedCode(String application, String option) {
        return "{\"ApplicationFieldCode\":" + code(application, option) + "}";
    }

    private static String code(String application, String option) {
        return "{\"FieldCode\":\"X\",\"Application\":%s,\"Option\":%s,\"RelativityField\":{\"Name\":\"F\"}}"
                .formatted(application, option);
    }

    /** By name, and the same to both. */
    private String saved(JsonNode id, String field) throws Exception {
        String versioned = client.json("GET", path("application-field-codes/" + id), "")
                .get(field)
                .asText();
        assertThat(legacy(FIELD_CODE + "ReadAsync", "applicationFieldCodeId", id)
                        .get(field)
                        .asText())
                .isEqualTo(versioned);
        return versioned;
    }

    private JsonNode legacy(String path, String name, JsonNode id) throws Exception {
        return client.json(path, arguments(name, id));
    }

    private String arguments(String name, JsonNode id) {
        return "{\"%s\":%s,\"workspaceID\":%d}".formatted(name, id, workspaceId);
    }

    private String path(String path) {
        return TestClient.imaging(workspaceId, path);
    }
}
