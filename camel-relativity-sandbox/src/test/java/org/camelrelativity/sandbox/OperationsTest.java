package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.TestClient.FIELD_CODE;
import static org.camelrelativity.sandbox.TestClient.JOB;
import static org.camelrelativity.sandbox.TestClient.NATIVE_TYPE;
import static org.camelrelativity.sandbox.TestClient.PROFILE;
import static org.camelrelativity.sandbox.TestClient.SET;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of the 17 operations in the vendor's own request and answer forms. */
class OperationsTest {
    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.clock(clock).timing(SandboxTiming.instant()));

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
    void savesReadsAndDeletesABasicProfile() throws Exception {
        JsonNode id = client.json(PROFILE + "SaveAsync", """
                {"imagingProfile":{"Name":"Plain","ImagingMethod":"Basic",
                 "BasicOptions":{"ImageOutputDpi":300,"BasicImageFormat":"Jpeg","ImageSize":"A4"}},"workspaceId":%d}""".formatted(workspaceId));

        assertThat(id.isInt()).isTrue();
        String call = "{\"imagingProfileId\":%d,\"workspaceID\":%d}".formatted(id.intValue(), workspaceId);
        JsonNode profile = client.json(PROFILE + "ReadAsync", call);
        assertThat(profile.get("Name").asText()).isEqualTo("Plain");
        assertThat(profile.get("ArtifactID")).isEqualTo(id);
        assertThat(profile.at("/BasicOptions/BasicImageFormat").asText()).isEqualTo("Jpeg");
        assertThat(profile.at("/BasicOptions/ImageSize").asText()).isEqualTo("A4");
        assertThat(client.post(PROFILE + "DeleteAsync", call).body()).isEqualTo("true");
        assertThat(client.error(404, PROFILE + "ReadAsync", call)
                        .get("ErrorType")
                        .asText())
                .isEqualTo("Relativity.Services.Exceptions.NotFoundException");
    }

    @Test
    void readsTheDefaultNativeProfileWithAllItsGroups() throws Exception {
        JsonNode profile = client.json(
                PROFILE + "ReadAsync",
                "{\"imagingProfileId\":%d,\"workspaceID\":%d}"
                        .formatted(workspace.defaultImagingProfile(), workspaceId));

        assertThat(profile.fieldNames())
                .toIterable()
                .contains(
                        "NativeOptions",
                        "SpreadsheetOptions",
                        "EmailOptions",
                        "WordProcessingOptions",
                        "PresentationOptions",
                        "HtmlOptions");
        assertThat(profile.get("ApplicationFieldCodes")).hasSize(17);
        assertThat(profile.at("/NativeOptions/TimeZoneFieldOnDocument").toString())
                .isEqualTo("{\"ArtifactID\":0}");
        assertThat(profile.at("/SpreadsheetOptions").has("ZoomLevelPercentage")).isFalse();
        assertThat(profile.at("/NativeTypes/0/Name").asText()).isEqualTo("MPEG Video");
    }

    @Test
    void createsAndUpdatesASetInTheVendorsForm() throws Exception {
        int search = workspace.addSavedSearch(3, 0);
        JsonNode id = client.json(SET + "SaveAsync", set(0, "First", search, workspace.defaultImagingProfile()));

        JsonNode created = client.read(workspaceId, id.intValue());
        assertThat(created.toString())
                .isEqualTo(
                        "{\"ImagingProfile\":{\"ArtifactID\":%d},\"DataSource\":%d,\"EmailNotificationRecipients\":\"\",\"Status\":{},\"ArtifactID\":%d,\"Name\":\"First\"}"
                                .formatted(workspace.defaultImagingProfile(), search, id.intValue()));

        JsonNode updated = client.json(
                SET + "SaveAsync", set(id.intValue(), "Second", search, workspace.defaultBasicImagingProfile()));
        assertThat(updated).isEqualTo(id);
        assertThat(workspace.imagingSet(id.intValue()).name()).isEqualTo("Second");
    }

    @Test
    void aSetTakesItsProfileAsANumber() throws Exception {
        JsonNode id = client.json(SET + "SaveAsync", """
                {"imagingSet":{"ImagingProfile":%d,"DataSource":%d,"EmailNotificationRecipients":"","Name":"N"},
                 "workspaceId":%d}""".formatted(
                        workspace.defaultImagingProfile(), workspace.addSavedSearch(1, 0), workspaceId));

        assertThat(client.read(workspaceId, id.intValue())
                        .at("/ImagingProfile/ArtifactID")
                        .intValue())
                .isEqualTo(workspace.defaultImagingProfile());
    }

    @Test
    void deletesASetWithAnEmptyAnswer() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        String call = "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set, workspaceId);

        assertThat(client.post(SET + "DeleteAsync", call).body()).isEmpty();

        client.error(404, SET + "ReadAsync", call);
        client.error(404, SET + "DeleteAsync", call);
    }

    @Test
    void hidesAndReleasesInTheVendorsForm() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(2, 0));
        client.run(workspaceId, set);
        String byName = "{\"imagingSet\":{\"imagingSetId\":%d,\"Name\":1017371},\"workspaceId\":%d}"
                .formatted(set, workspaceId);
        String byArtifactId = "{\"imagingSet\":{\"ArtifactID\":%d,\"imagingSetId\":1},\"workspaceId\":%d}"
                .formatted(set, workspaceId);

        assertThat(client.post(SET + "HideImagingSetAsync", byName).body()).isEmpty();
        assertThat(workspace.imagingSet(set).imagesHidden()).isTrue();
        assertThat(client.read(workspaceId, set)
                        .at("/Status/ImageQCReviewStatus")
                        .asText())
                .isEqualTo("2 hidden, 0 viewable");
        assertThat(client.post(SET + "ReleaseImagingSetAsync", byArtifactId).statusCode())
                .isEqualTo(200);
        assertThat(workspace.imagingSet(set).imagesHidden()).isFalse();
    }

    @Test
    void readsANativeType() throws Exception {
        int type = workspace.nativeType("Microsoft Word 2010");

        assertThat(client.post(
                                NATIVE_TYPE + "ReadAsync",
                                "{\"nativeTypeId\":%d,\"workspaceID\":%d}".formatted(type, workspaceId))
                        .body())
                .isEqualTo(
                        "{\"BasicCategory\":\"WordProcessor\",\"NativeCategory\":\"WordProcessor\",\"UseNativeImaging\":true,\"RestrictedFromImagingByDefault\":false,\"FileTypeId\":1336,\"PreventNativeDownload\":false,\"ArtifactID\":%d,\"Name\":\"Microsoft Word 2010\"}"
                                .formatted(type));
    }

    @Test
    void aNativeTypeWithoutNativeCategoryLeavesItOut() throws Exception {
        int type = workspace.addNativeType(1036999, new SandboxNativeType("Bitmap", "Graphic", null, 7));

        assertThat(client.json(
                                NATIVE_TYPE + "ReadAsync",
                                "{\"nativeTypeId\":%d,\"workspaceID\":%d}".formatted(type, workspaceId))
                        .has("NativeCategory"))
                .isFalse();
    }

    @Test
    void savesReadsUpdatesAndDeletesAFieldCode() throws Exception {
        JsonNode id = client.json(FIELD_CODE + "SaveAsync", fieldCode("\"Name\":\"NewFieldCode\""));
        String call = "{\"applicationFieldCodeId\":%d,\"workspaceID\":%d}".formatted(id.intValue(), workspaceId);

        assertThat(client.json(FIELD_CODE + "ReadAsync", call).toString())
                .isEqualTo(
                        "{\"FieldCode\":\"Date\",\"Application\":\"MicrosoftWord\",\"Option\":\"ShowFieldCode\",\"ArtifactID\":%d,\"Name\":\"NewFieldCode\"}"
                                .formatted(id.intValue()));
        assertThat(client.json(FIELD_CODE + "SaveAsync", fieldCode("\"ArtifactID\":" + id)))
                .isEqualTo(id);
        assertThat(client.json(FIELD_CODE + "ReadAsync", call).get("Name").asText())
                .isEqualTo("MicrosoftWord Date ShowFieldCode");
        assertThat(client.post(FIELD_CODE + "DeleteAsync", call).body()).isEqualTo("true");
        client.error(404, FIELD_CODE + "DeleteAsync", call);
    }

    @Test
    void aDeletedFieldCodeLeavesItsProfiles() throws Exception {
        int code = workspace.applicationFieldCodes().get(0);

        client.json(
                FIELD_CODE + "DeleteAsync",
                "{\"applicationFieldCodeId\":%d,\"workspaceID\":%d}".formatted(code, workspaceId));

        assertThat(client.json(
                                PROFILE + "ReadAsync",
                                "{\"imagingProfileId\":%d,\"workspaceID\":%d}"
                                        .formatted(workspace.defaultImagingProfile(), workspaceId))
                        .get("ApplicationFieldCodes"))
                .hasSize(16);
    }

    @Test
    void runsASetToItsEnd() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(10, 0));

        String guid = client.run(workspaceId, set);

        assertThat(workspace.job(UUID.fromString(guid)))
                .get()
                .extracting(SandboxJob::kind)
                .isEqualTo(SandboxJob.Kind.RUN);
        assertThat(client.read(workspaceId, set).get("Status").toString())
                .isEqualTo(
                        "{\"Status\":\"Completed\",\"LastRunError\":\"\",\"QCEnabledOnLastRun\":false,\"ImageCompletion\":\"0 remaining, 10 imaged, 0 errored, 0 skipped\",\"ImageQCReviewStatus\":\"0 hidden, 10 viewable\"}");
    }

    @Test
    void imagesADocumentInTheVendorsForm() throws Exception {
        int document = workspace.documents().add();

        JsonNode answer = client.json(
                "/Relativity.Rest/api/" + JOB.substring("/Relativity.REST/api/".length()) + "ImageDocumentAsync",
                """
                {"imageDocumentJob":{"WorkspaceId":%d,"DocumentId":%d,"ProfileId":%d,
                 "AlternateNativeLocation":"//fileshare/path/filename.ext","RemoveAlternateNativeAfterImaging":"true"}}""".formatted(workspaceId, document, workspace.defaultImagingProfile()));

        SandboxJob job = workspace
                .job(UUID.fromString(answer.get("ImagingJobId").asText()))
                .orElseThrow();
        assertThat(job.priority()).isEqualTo(1);
        assertThat(job.subject()).isEqualTo(document);
        assertThat(workspace.documents().get(document).hasImages()).isTrue();
    }

    @Test
    void stopOfAnEndedOrUnknownJobIsNoSuccess() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        client.run(workspaceId, set);
        int job = workspace.imagingSet(set).lastJob().orElseThrow().artifactId();

        assertThat(client.post(JOB + "StopImagingJobAsync", stop(job)).body())
                .isEqualTo("{\"stopImagingJobResponse\":{\"success\":false}}");
        assertThat(client.post(JOB + "StopImagingJobAsync", stop(4711)).body())
                .isEqualTo("{\"stopImagingJobResponse\":{\"success\":false}}");
        assertThat(client.post(JOB + "StopImagingJobAsync", stop(9_999_999_999L))
                        .body())
                .isEqualTo("{\"stopImagingJobResponse\":{\"success\":false}}");
        assertThat(relativity.sandbox().journal().received(SandboxOperation.STOP_IMAGING_JOB))
                .isEqualTo(3);
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.STOP_IMAGING_JOB))
                .isZero();
    }

    @Test
    void retriesTheErrorsUnderBothNames() throws Exception {
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(5, 2));
        client.run(workspaceId, set);
        String call = TestClient.imagingJob(workspaceId, set);

        assertThat(workspace.imagingSet(set).status()).isEqualTo("Completed with errors");
        client.json(JOB + "RetryErrorsAsync", call);
        assertThat(workspace.imagingSet(set).documentsErrored()).isEqualTo(2);
        workspace.imagingSet(set).repairDocuments();
        client.json(JOB + "RetryImagingSetErrorsAsync", call);

        assertThat(workspace.imagingSet(set).status()).isEqualTo("Completed");
        assertThat(workspace.imagingSet(set).documentsImaged()).isEqualTo(5);
        assertThat(workspace.imagingSet(set).retries()).isEqualTo(2);
        assertThat(workspace.imagingSet(set).runs()).isOne();
    }

    @Test
    void changesAPriority() throws Exception {
        RelativitySandbox sandbox = relativity.sandbox();
        int document = workspace.documents().add();
        int profile = workspace.defaultImagingProfile();
        String guid = client.json(
                        JOB + "ImageDocumentAsync",
                        "{\"imageDocumentJob\":{\"WorkspaceId\":%d,\"DocumentId\":%d,\"ProfileId\":%d}}"
                                .formatted(workspaceId, document, profile))
                .get("ImagingJobId")
                .asText();

        // With everything instant the job has ended by now.
        JsonNode ended = client.json(JOB + "UpdateJobPriorityAsync", priority(guid, workspaceId));
        assertThat(ended.at("/updateJobPriorityResponse/updateJobPriorityResponse")
                        .asBoolean())
                .isFalse();
        assertThat(ended.at("/updateJobPriorityResponse/errorMessage").asText()).contains("has ended");
        JsonNode elsewhere = client.json(
                JOB + "UpdateJobPriorityAsync",
                priority(guid, sandbox.addWorkspace().artifactId()));
        assertThat(elsewhere.at("/updateJobPriorityResponse/errorMessage").asText())
                .contains("no imaging job");
    }

    @Test
    void everyServiceTellsThatItIsThere() throws Exception {
        String instance =
                "/Relativity.REST/api/Relativity.Services.InstanceDetails.IInstanceDetailsModule/InstanceDetailsService/";
        for (String service : new String[] {PROFILE, SET, NATIVE_TYPE, FIELD_CODE, JOB, instance}) {
            assertThat(client.send(service + "GetKeplerStatusAsync", "GET", "").body())
                    .isEqualTo("{\"Status\":\"OK\"}");
            assertThat(client.post(service + "GetKeplerStatusAsync", "").body()).isEqualTo("{\"Status\":\"OK\"}");
        }
    }

    private String set(int artifactId, String name, int search, int profile) {
        return """
                {"imagingSet":{"ImagingProfile":{"ArtifactID":%d},"DataSource":%d,"EmailNotificationRecipients":"",
                 "Status":{},"ArtifactID":%d,"Name":"%s"},"workspaceId":%d}""".formatted(profile, search, artifactId, name, workspaceId);
    }

    private String fieldCode(String more) {
        return "{\"applicationFieldCode\":{\"FieldCode\":\"Date\",\"Application\":\"MicrosoftWord\",\"Option\":\"ShowFieldCode\",%s},\"workspaceId\":%d}"
                .formatted(more, workspaceId);
    }

    private String stop(long job) {
        return "{\"stopImagingJobRequest\":{\"imagingJobId\":%d,\"workspaceArtifactId\":%d}}"
                .formatted(job, workspaceId);
    }

    private static String priority(String guid, int workspace) {
        return "{\"UpdateJobPriorityRequest\":{\"jobGuid\":\"%s\",\"priority\":10,\"workspaceId\":%d}}"
                .formatted(guid, workspace);
    }
}
