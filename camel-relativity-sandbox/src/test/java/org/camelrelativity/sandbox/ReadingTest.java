package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.TestClient.FIELD_CODE;
import static org.camelrelativity.sandbox.TestClient.JOB;
import static org.camelrelativity.sandbox.TestClient.PROFILE;
import static org.camelrelativity.sandbox.TestClient.SET;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How leniently requests are read, and where that ends. */
@ExtendWith(RelativitySandboxExtension.class)
class ReadingTest {
    private RelativitySandbox sandbox;
    private TestClient client;
    private int workspaceId;
    private int set;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        client = new TestClient(sandbox);
        SandboxWorkspace workspace = sandbox.addWorkspace(1017048);
        workspaceId = workspace.artifactId();
        set = workspace.addImagingSet(1038815, "Set", workspace.addSavedSearch(1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"imagingSetId\":1038815,\"workspaceID\":1017048}",
                "{\"IMAGINGSETID\":\"1038815\",\"workspaceid\":\" 1017048 \"}",
                "{\"imagingSetId\":1038815.0,\"workspaceId\":1017048}"
            })
    void readsNamesInAnyCaseAndNumbersAsText(String body) throws Exception {
        assertThat(client.json(SET + "ReadAsync", body).get("ArtifactID").intValue())
                .isEqualTo(set);
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"imagingSetId\":\"abc\",\"workspaceID\":1017048}",
                "{\"imagingSetId\":1.5,\"workspaceID\":1017048}",
                "{\"imagingSetId\":99999999999,\"workspaceID\":1017048}",
                "{\"imagingSetId\":{},\"workspaceID\":1017048}",
                "{\"imagingSetId\":[1038815],\"workspaceID\":1017048}",
                "[]",
                "\"text\"",
                "{\"imagingSetId\":1038815,\"workspaceID\":1017048",
                "{\"imagingSetId\":1038815,\"workspaceID\":1017048} more"
            })
    void refusesWhatItCannotRead(String body) throws Exception {
        assertThat(client.error(400, SET + "ReadAsync", body).get("ErrorType").asText())
                .isEqualTo("Relativity.Services.Exceptions.ServiceSerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"imagingSetId\":\"\",\"workspaceID\":1017048}",
                "{\"imagingSetId\":null,\"workspaceID\":1017048}",
                "{\"imagingSetId\":0,\"workspaceID\":1017048}",
                "{\"imagingSetId\":-5,\"workspaceID\":1017048}",
                "{\"imagingSetId\":1038815}"
            })
    void refusesWhatIsMissing(String body) throws Exception {
        assertThat(client.error(400, SET + "ReadAsync", body).get("ErrorType").asText())
                .isEqualTo("Relativity.Services.Exceptions.ValidationException");
    }

    @Test
    void ignoresUnknownFieldsButReportsThem() throws Exception {
        client.json(
                JOB + "RunImagingSetAsync",
                "{\"imagingJob\":{\"imagingSetId\":%d,\"workspaceId\":%d,\"foo\":1},\"Bar\":{\"x\":1}}"
                        .formatted(set, workspaceId));

        assertThat(sandbox.journal().unknownFields()).containsExactly("imagingJob.foo", "Bar");
        assertThat(sandbox.journal().entries().get(0).unknownFields()).containsExactly("imagingJob.foo", "Bar");
    }

    @Test
    void reportsUnknownFieldsDeepInside() throws Exception {
        client.json(PROFILE + "SaveAsync", """
                {"imagingProfile":{"Name":"P","BasicOptions":{"ImageOutputDpi":100,"Dpi":1},
                 "NativeTypes":[{"ArtifactID":%d,"Id":1}],
                 "EmailOptions":{"SplitTablesToFitPageWidth":true,"DetectCharacterEncoding":false,"Colour":1}},
                 "workspaceId":%d}""".formatted(
                        sandbox.workspace(workspaceId).nativeType("HTML"), workspaceId));

        assertThat(sandbox.journal().unknownFields())
                .containsExactly(
                        "imagingProfile.BasicOptions.Dpi",
                        "imagingProfile.NativeTypes[0].Id",
                        "imagingProfile.EmailOptions.Colour");
    }

    @Test
    void reportsUnknownFieldsOfRefusedRequestsToo() throws Exception {
        client.error(400, SET + "ReadAsync", "{\"imagingSetIds\":1}");

        assertThat(sandbox.journal().unknownFields()).containsExactly("imagingSetIds");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"MicrosoftExcel\"', MicrosoftExcel",
        "'\"microsoftexcel\"', MicrosoftExcel",
        "1, MicrosoftExcel",
        "'\"1\"', MicrosoftExcel",
        "0, MicrosoftWord",
        "'\"MicrosoftPowerpoint\"', MicrosoftPowerpoint"
    })
    void readsEnumsByNameOrLegacyNumber(String sent, String stored) throws Exception {
        JsonNode id = client.json(FIELD_CODE + "SaveAsync", fieldCode(sent));

        assertThat(client.json(
                                FIELD_CODE + "ReadAsync",
                                "{\"applicationFieldCodeId\":%s,\"workspaceID\":%d}".formatted(id, workspaceId))
                        .get("Application")
                        .asText())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-1", "\"NotSet\"", "\"Word\"", "true"})
    void refusesUnknownEnumValues(String sent) throws Exception {
        assertThat(client.error(400, FIELD_CODE + "SaveAsync", fieldCode(sent))
                        .get("Message")
                        .asText())
                .contains("applicationFieldCode.Application");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'\"True\"', true", "1, true", "0, false", "'\"false\"', false", "'\"\"', false"})
    void readsBooleansInAllTheirForms(String sent, boolean expected) throws Exception {
        client.json(
                JOB + "RunImagingSetAsync",
                "{\"imagingJob\":{\"imagingSetId\":%d,\"workspaceId\":%d,\"QcEnabled\":%s}}"
                        .formatted(set, workspaceId, sent));

        assertThat(client.read(workspaceId, set)
                        .at("/Status/QCEnabledOnLastRun")
                        .booleanValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2C0512A4-E56E-4B4F-A0B2\"", "\"1-1-1-1-1\"", "17", "{}"})
    void refusesWhatIsNoGuid(String sent) throws Exception {
        client.error(
                400,
                JOB + "UpdateJobPriorityAsync",
                "{\"UpdateJobPriorityRequest\":{\"jobGuid\":%s,\"priority\":1,\"workspaceId\":%d}}"
                        .formatted(sent, workspaceId));
    }

    private String fieldCode(String application) {
        return "{\"applicationFieldCode\":{\"FieldCode\":\"X\",\"Application\":%s,\"Option\":\"ShowNothing\"},\"workspaceId\":%d}"
                .formatted(application, workspaceId);
    }
}
