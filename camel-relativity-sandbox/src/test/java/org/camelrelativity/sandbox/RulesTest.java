package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.TestClient.FIELD_CODE;
import static org.camelrelativity.sandbox.TestClient.JOB;
import static org.camelrelativity.sandbox.TestClient.NATIVE_TYPE;
import static org.camelrelativity.sandbox.TestClient.PROFILE;
import static org.camelrelativity.sandbox.TestClient.SET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Relativity refuses to save, find or delete. */
@ExtendWith(RelativitySandboxExtension.class)
class RulesTest {
    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxWorkspace workspace;
    private int workspaceId;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        client = new TestClient(sandbox);
        workspace = sandbox.addWorkspace();
        workspaceId = workspace.artifactId();
    }

    @ParameterizedTest
    @CsvSource({
        "/BasicOptions, ImageOutputDpi, 0",
        "/BasicOptions, ImageOutputDpi, 2401",
        "/NativeOptions, ImageOutputDpi, 2401",
        "/NativeOptions, DitheringThreshold, 256",
        "/NativeOptions, DitheringThreshold, -1",
        "/NativeOptions, DitheringThreshold,",
        "/NativeOptions, DitheringAlgorithm,",
        "/NativeOptions, RenderColorPagesToJpeg,",
        "/SpreadsheetOptions, ZoomLevelPercentage, 9",
        "/SpreadsheetOptions, ZoomLevelPercentage, 401"
    })
    void refusesProfilesThatBreakAConstraint(String group, String field, Integer value) throws Exception {
        String body = nativeProfile(profile -> ((ObjectNode) profile.at(group)).put(field, value));

        assertThat(client.error(400, PROFILE + "SaveAsync", body).get("Message").asText())
                .contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name",
                "BasicOptions",
                "NativeOptions",
                "SpreadsheetOptions",
                "EmailOptions",
                "WordProcessingOptions",
                "PresentationOptions",
                "HtmlOptions"
            })
    void refusesNativeProfilesThatLackAGroup(String field) throws Exception {
        String body = nativeProfile(profile -> profile.remove(field));

        assertThat(client.error(400, PROFILE + "SaveAsync", body).get("Message").asText())
                .isEqualTo(field + " is required.");
    }

    @Test
    void aZoomDoesNotMatterWhenFittedToPages() throws Exception {
        client.json(PROFILE + "SaveAsync", nativeProfile(profile -> ((ObjectNode) profile.get("SpreadsheetOptions"))
                .put("ZoomLevelPercentage", 1000)
                .put("FitToPagesWide", 1)));
    }

    @Test
    void aThresholdIsNeededForThresholdOnly() throws Exception {
        client.json(PROFILE + "SaveAsync", nativeProfile(profile -> {
            ObjectNode options = (ObjectNode) profile.get("NativeOptions");
            options.put("DitheringAlgorithm", "FloydAndSteinberg").remove("DitheringThreshold");
        }));
    }

    @Test
    void theTiffRuleCanBeSwitchedOff() throws Exception {
        try (RelativitySandbox lenient =
                RelativitySandbox.builder().tiffOptionsRequired(false).start()) {
            workspaceId = lenient.addWorkspace().artifactId();
            new TestClient(lenient)
                    .json(PROFILE + "SaveAsync", nativeProfile(profile -> ((ObjectNode) profile.get("NativeOptions"))
                            .removeAll()
                            .put("NativeImageFormat", "Tiff")));
        }
    }

    @Test
    void anUpdateKeepsTheGroupsThatItLeavesOut() throws Exception {
        int id = workspace.addImagingProfile("Before");
        client.json(
                PROFILE + "SaveAsync",
                "{\"imagingProfile\":{\"ArtifactID\":%d,\"Name\":\"After\",\"BasicOptions\":{\"ImageOutputDpi\":200}},\"workspaceId\":%d}"
                        .formatted(id, workspaceId));

        JsonNode profile = client.json(
                PROFILE + "ReadAsync", "{\"imagingProfileId\":%d,\"workspaceID\":%d}".formatted(id, workspaceId));
        assertThat(profile.get("Name").asText()).isEqualTo("After");
        assertThat(profile.at("/BasicOptions/ImageOutputDpi").intValue()).isEqualTo(200);
        assertThat(profile.at("/NativeOptions/DitheringThreshold").intValue()).isEqualTo(128);
        assertThat(profile.get("ApplicationFieldCodes")).hasSize(17);
    }

    @Test
    void whatWasReadCanBeSavedAgain() throws Exception {
        int id = workspace.addImagingProfile("P");
        String read = "{\"imagingProfileId\":%d,\"workspaceID\":%d}".formatted(id, workspaceId);
        JsonNode profile = client.json(PROFILE + "ReadAsync", read);

        client.json(
                PROFILE + "SaveAsync", "{\"imagingProfile\":%s,\"workspaceId\":%d}".formatted(profile, workspaceId));

        assertThat(client.json(PROFILE + "ReadAsync", read)).isEqualTo(profile);
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void aSetThatWasReadCanBeSavedAgain() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        client.run(workspaceId, set);
        JsonNode read = client.read(workspaceId, set);

        client.json(SET + "SaveAsync", "{\"imagingSet\":%s,\"workspaceId\":%d}".formatted(read, workspaceId));

        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void refusesUpdatesOfWhatDoesNotExist() throws Exception {
        assertThat(client.error(404, PROFILE + "SaveAsync", nativeProfile(profile -> profile.put("ArtifactID", 4711)))
                        .get("Message")
                        .asText())
                .contains("4711");
        client.error(404, SET + "SaveAsync", set("\"ArtifactID\":4711,", workspace.addSavedSearch(1, 0)));
        client.error(404, FIELD_CODE + "SaveAsync", fieldCode("\"ArtifactID\":4711"));
    }

    @Test
    void refusesReferencesToWhatDoesNotExist() throws Exception {
        client.error(400, PROFILE + "SaveAsync", nativeProfile(profile -> profile.putArray("NativeTypes")
                .add(4711)));
        client.error(400, PROFILE + "SaveAsync", nativeProfile(profile -> profile.putArray("ApplicationFieldCodes")
                .add(4711)));
        client.error(400, SET + "SaveAsync", set("", 4711));
        client.error(400, FIELD_CODE + "SaveAsync", fieldCode("\"ImagingProfiles\":[{\"ArtifactID\":4711}]"));
    }

    @Test
    void refusesSetsThatLackAField() throws Exception {
        int search = workspace.addSavedSearch(1, 0);
        for (String field : new String[] {"ImagingProfile", "DataSource", "EmailNotificationRecipients", "Name"}) {
            ObjectNode body = (ObjectNode) Json.parse(set("", search));
            ((ObjectNode) body.get("imagingSet")).remove(field);
            assertThat(client.error(400, SET + "SaveAsync", Json.write(body))
                            .get("Message")
                            .asText())
                    .contains(field);
        }
    }

    @Test
    void replacingAFieldCodeNeedsAField() throws Exception {
        String replace = "\"Option\":\"ReplaceWithRelativityField\"";

        client.error(400, FIELD_CODE + "SaveAsync", fieldCode(replace));
        client.error(400, FIELD_CODE + "SaveAsync", fieldCode(replace + ",\"RelativityField\":{\"ArtifactID\":0}"));
        JsonNode id = client.json(
                FIELD_CODE + "SaveAsync", fieldCode(replace + ",\"RelativityField\":{\"Name\":\"Sent Date\"}"));
        assertThat(client.json(
                                FIELD_CODE + "ReadAsync",
                                "{\"applicationFieldCodeId\":%s,\"workspaceID\":%d}".formatted(id, workspaceId))
                        .at("/RelativityField/Name")
                        .asText())
                .isEqualTo("Sent Date");
    }

    @Test
    void aProfileInUseIsNotDeleted() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        String profile = "{\"imagingProfileId\":%d,\"workspaceID\":%d}"
                .formatted(workspace.defaultImagingProfile(), workspaceId);

        assertThat(client.error(409, PROFILE + "DeleteAsync", profile)
                        .get("ErrorType")
                        .asText())
                .isEqualTo("Relativity.Services.Exceptions.ConflictException");
        client.post(SET + "DeleteAsync", "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set, workspaceId));
        client.json(PROFILE + "DeleteAsync", profile);
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        client.error(404, SET + "ReadAsync", ids("imagingSetId", 4711));
        client.error(404, PROFILE + "DeleteAsync", ids("imagingProfileId", 4711));
        client.error(404, NATIVE_TYPE + "ReadAsync", ids("nativeTypeId", 4711));
        client.error(404, FIELD_CODE + "ReadAsync", ids("applicationFieldCodeId", 4711));
        client.error(404, JOB + "RunImagingSetAsync", TestClient.imagingJob(workspaceId, 4711));
        client.error(404, JOB + "RunImagingSetAsync", TestClient.imagingJob(4711, 1));
        client.error(404, JOB + "ImageDocumentAsync", document(4711, workspace.defaultImagingProfile()));
        client.error(
                404, JOB + "ImageDocumentAsync", document(workspace.documents().add(), 4711));
    }

    @Test
    void anIdOfAnotherWorkspaceIsNotFound() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));

        client.error(
                404,
                JOB + "RunImagingSetAsync",
                TestClient.imagingJob(sandbox.addWorkspace().artifactId(), set));
    }

    private String nativeProfile(Consumer<ObjectNode> change) {
        ObjectNode profile = WorkspaceTemplate.nativeProfile("Native", List.of());
        change.accept(profile);
        return "{\"imagingProfile\":%s,\"workspaceId\":%d}".formatted(profile, workspaceId);
    }

    private String set(String more, int search) {
        return """
                {"imagingSet":{%s"ImagingProfile":{"ArtifactID":%d},"DataSource":%d,
                 "EmailNotificationRecipients":"","Name":"N"},"workspaceId":%d}""".formatted(more, workspace.defaultImagingProfile(), search, workspaceId);
    }

    private String fieldCode(String more) {
        return "{\"applicationFieldCode\":{\"FieldCode\":\"Date\",\"Application\":0,\"Option\":0,%s},\"workspaceId\":%d}"
                .formatted(more, workspaceId);
    }

    private String document(int document, int profile) {
        return "{\"imageDocumentJob\":{\"WorkspaceId\":%d,\"DocumentId\":%d,\"ProfileId\":%d}}"
                .formatted(workspaceId, document, profile);
    }

    private String ids(String name, int id) {
        return "{\"%s\":%d,\"workspaceID\":%d}".formatted(name, id, workspaceId);
    }
}
