package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations that both generations have, in the requests and answers of the versioned one. */
class VersionedOperationsTest {
    private static final String BASIC = """
            {"request":{"Name":"Plain","Keywords":"","Notes":"n",
             "BasicOptions":{"ImageOutputDpi":200,"BasicImageFormat":1,"ImageSize":"A4"},"NativeTypes":[]}}""";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.clock(clock).timing(SandboxTiming.instant()));

    private TestClient client;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
    }

    @Test
    void createsReadsAndDeletesABasicProfile() throws Exception {
        JsonNode id = post("imaging-profiles/basic", BASIC);

        assertThat(id.isInt()).isTrue();
        JsonNode profile = get("imaging-profiles/" + id);
        assertThat(profile.get("ArtifactID")).isEqualTo(id);
        assertThat(profile.get("ImagingMethod").asText()).isEqualTo("Basic");
        assertThat(profile.get("Name").asText()).isEqualTo("Plain");
        assertThat(profile.get("Notes").asText()).isEqualTo("n");
        assertThat(profile.get("NativeTypes")).isEmpty();
        assertThat(profile.get("BasicOptions").toString())
                .isEqualTo("{\"ImageOutputDpi\":200,\"BasicImageFormat\":\"Jpeg\",\"ImageSize\":\"A4\"}");
        assertThat(delete("imaging-profiles/" + id)).isEmpty();
        notFound("GET", "imaging-profiles/" + id);
        notFound("DELETE", "imaging-profiles/" + id);
    }

    @Test
    void aBasicProfileGetsNativeOptionsWithWhichItCanBecomeNative() throws Exception {
        JsonNode id = post("imaging-profiles/basic", BASIC);
        assertThat(get("imaging-profiles/" + id).has("NativeOptions")).isTrue();

        assertThat(post("imaging-profiles/" + id, "{\"request\":{\"ImagingMethod\":\"Native\"}}"))
                .isEqualTo(id);

        assertThat(get("imaging-profiles/" + id).get("ImagingMethod").asText()).isEqualTo("Native");
    }

    @Test
    void createsANativeProfileWithAllItsGroups() throws Exception {
        int code = workspace.applicationFieldCodes().get(0);
        JsonNode id = post("imaging-profiles/native", """
                {"request":{"Name":"Native","Keywords":"","Notes":"","BasicOptions":{"ImageOutputDpi":300},
                 "NativeOptions":{"ImageOutputDpi":300,"NativeImageFormat":"Jpeg"},
                 "SpreadsheetOptions":{"HideAndPagebreakAfterConsecutiveBlankRowCol":8,"Formatting":[0,"AutoFitColumns"]},
                 "EmailOptions":{"Orientation":1,"SplitTablesToFitPageWidth":true},
                 "WordProcessingOptions":{"Include":["HiddenText"]},"PresentationOptions":{"SlideOrientation":"2"},
                 "HtmlOptions":{"RemoveNonBreakingSpaceCodes":"true"},
                 "ApplicationFieldCodes":[{"ArtifactID":%d}]}}""".formatted(code));

        JsonNode profile = get("imaging-profiles/" + id);
        assertThat(profile.get("ImagingMethod").asText()).isEqualTo("Native");
        assertThat(profile.at("/SpreadsheetOptions/HideAndPageBreakAfterConsecutiveBlankRowCol")
                        .intValue())
                .isEqualTo(8);
        assertThat(profile.at("/SpreadsheetOptions/Formatting")).hasToString("[\"AutoFitRows\",\"AutoFitColumns\"]");
        assertThat(profile.at("/EmailOptions/Orientation").asText()).isEqualTo("Landscape");
        assertThat(profile.at("/PresentationOptions/SlideOrientation").asText()).isEqualTo("Landscape");
        assertThat(profile.at("/ApplicationFieldCodes/0/ArtifactID").intValue()).isEqualTo(code);
        assertThat(profile.at("/NativeTypes/0/Name").asText()).isEqualTo("MPEG Video");
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void aNativeProfileNeedsItsNativeOptionsButNoGroupOfAKindOfDocument() throws Exception {
        String without = "{\"request\":{\"Name\":\"N\",\"BasicOptions\":{\"ImageOutputDpi\":300}}}";
        String with = without.replace("}}}", "},\"NativeOptions\":{\"NativeImageFormat\":\"Jpeg\"}}}");

        assertThat(invalid("imaging-profiles/native", without)).isEqualTo("NativeOptions is required.");
        assertThat(get("imaging-profiles/" + post("imaging-profiles/native", with))
                        .has("EmailOptions"))
                .isFalse();
    }

    @Test
    void anUpdateKeepsTheGroupsThatItLeavesOut() throws Exception {
        int id = workspace.addImagingProfile("Before");
        ObjectNode before = (ObjectNode) get("imaging-profiles/" + id);

        post("imaging-profiles/" + id, """
                {"request":{"Name":"After","BasicOptions":{"ImageOutputDpi":200},
                 "NativeOptions":{"NativeImageFormat":"Jpeg"},"EmailOptions":null}}""");

        ObjectNode after = (ObjectNode) get("imaging-profiles/" + id);
        assertThat(after.get("Name").asText()).isEqualTo("After");
        assertThat(after.at("/NativeOptions/NativeImageFormat").asText()).isEqualTo("Jpeg");
        assertThat(after.at("/NativeOptions/DitheringThreshold").isMissingNode())
                .isTrue();
        for (ObjectNode profile : new ObjectNode[] {before, after}) {
            profile.remove(List.of("Name", "BasicOptions", "NativeOptions"));
        }
        assertThat(after).isEqualTo(before);
        notFound("POST", "imaging-profiles/1");
    }

    @Test
    void refusesProfilesThatBreakAConstraint() throws Exception {
        assertThat(invalid("imaging-profiles/basic", BASIC.replace("200", "2401")))
                .contains("ImageOutputDpi");
        assertThat(invalid("imaging-profiles/basic", BASIC.replace("Plain", " ")))
                .isEqualTo("Name is required.");
        assertThat(invalid(
                        "imaging-profiles/" + workspace.defaultImagingProfile(),
                        "{\"request\":{\"NativeOptions\":{\"DitheringThreshold\":256}}}"))
                .contains("DitheringThreshold");
        assertThat(workspace.imagingProfiles()).hasSize(2);
    }

    @Test
    void createsReadsUpdatesAndDeletesASet() throws Exception {
        int search = workspace.addSavedSearch(3, 0);
        JsonNode id = post("imaging-sets/", set("First", search, workspace.defaultImagingProfile()));

        assertThat(get("imaging-sets/" + id))
                .hasToString(
                        "{\"ImagingProfile\":{\"ArtifactID\":%d},\"DataSourceID\":%d,\"EmailNotificationRecipients\":\"a@b.example;c@d.example\",\"Status\":{\"Status\":\"\",\"LastRunError\":\"\",\"QCEnabledOnLastRun\":false,\"ImageCompletion\":\"0 remaining, 0 imaged, 0 errored, 0 skipped\",\"ImageQCReviewStatus\":\"0 hidden, 0 viewable\"},\"ArtifactID\":%s,\"Name\":\"First\"}"
                                .formatted(workspace.defaultImagingProfile(), search, id));

        assertThat(post("imaging-sets/" + id, set("Second", search, workspace.defaultBasicImagingProfile())))
                .isEqualTo(id);
        JsonNode updated = get("imaging-sets/" + id);
        assertThat(updated.get("Name").asText()).isEqualTo("Second");
        assertThat(updated.at("/ImagingProfile/ArtifactID").intValue())
                .isEqualTo(workspace.defaultBasicImagingProfile());
        assertThat(delete("imaging-sets/" + id)).isEmpty();
        notFound("GET", "imaging-sets/" + id);
        notFound("DELETE", "imaging-sets/" + id);
        client.error(
                404,
                path("imaging-sets/" + id),
                set("Third", workspace.addSavedSearch(1, 0), workspace.defaultImagingProfile()));
    }

    @Test
    void refusesIncompleteSets() throws Exception {
        int search = workspace.addSavedSearch(1, 0);
        String set = set("Set", search, workspace.defaultImagingProfile());

        assertThat(invalid("imaging-sets", set.replace("EmailNotificationRecipients", "Recipients")))
                .isEqualTo("request.EmailNotificationRecipients is required.");
        assertThat(invalid("imaging-sets", set.replace("\"Set\"", "\"\""))).contains("request.Name");
        assertThat(invalid("imaging-sets", set.replace(":" + search, ":0"))).contains("request.DataSourceID");
        assertThat(invalid("imaging-sets", set.replace(":" + search, ":7"))).contains("no saved search");
        assertThat(invalid("imaging-sets", set("Set", search, 7))).contains("no imaging profile");
        assertThat(workspace.imagingSets()).isEmpty();
    }

    @Test
    void hidesAndReleasesWithAnEmptyBody() throws Exception {
        SandboxImagingSet set = newSet(2, 0);
        String path = "imaging-sets/" + set.artifactId();
        assertThat(invalid(path + "/hide-images", ""))
                .contains("Unable to update QC status, the imaging set must be Completed or Completed With Errors");
        invalid(path + "/release-images", "");
        run(set);

        assertThat(client.post(path(path + "/hide-images"), "").body()).isEmpty();
        assertThat(get(path).at("/Status/ImageQCReviewStatus").asText()).isEqualTo("2 hidden, 0 viewable");
        assertThat(client.post(path(path + "/release-images"), "").body()).isEmpty();
        assertThat(set.imagesHidden()).isFalse();
        notFound("POST", "imaging-sets/1/hide-images");
    }

    @Test
    void readsANativeType() throws Exception {
        int type = workspace.nativeType("TIFF Image");

        assertThat(get("native-types/" + type))
                .hasToString(
                        "{\"BasicCategory\":\"Graphic\",\"UseNativeImaging\":false,\"RestrictedFromImagingByDefault\":false,\"PreventNativeDownload\":false,\"ArtifactID\":%d,\"Name\":\"TIFF Image\",\"FileTypeID\":9005}"
                                .formatted(type));
        notFound("GET", "native-types/1");
    }

    @Test
    void createsReadsUpdatesAndDeletesAFieldCode() throws Exception {
        JsonNode id = post("application-field-codes", """
                {"ApplicationFieldCode":{"FieldCode":"Date","Application":"MicrosoftWord","Option":"ShowNothing"}}""");

        assertThat(get("application-field-codes/" + id))
                .hasToString(
                        "{\"FieldCode\":\"Date\",\"Application\":\"MicrosoftWord\",\"Option\":\"ShowNothing\",\"ArtifactID\":%s,\"Name\":\"MicrosoftWord Date ShowNothing\"}"
                                .formatted(id));
        assertThat(post("application-field-codes/" + id, """
                        {"applicationFieldCode":{"FieldCode":"Page","Application":"MicrosoftExcel",
                         "Option":"ReplaceWithRelativityField","RelativityField":{"Name":"Control Number"},
                         "ImagingProfiles":[{"ArtifactID":%d}]}}""".formatted(workspace.defaultImagingProfile())))
                .isEqualTo(id);
        assertThat(get("application-field-codes/" + id).get("Name").asText())
                .isEqualTo("MicrosoftExcel Page ReplaceWithRelativityField");
        assertThat(delete("application-field-codes/" + id)).isEqualTo("true");
        notFound("GET", "application-field-codes/" + id);
        notFound("DELETE", "application-field-codes/" + id);
        notFound("POST", "application-field-codes/" + id);
    }

    @Test
    void runsRetriesAndImagesADocumentUnderANumber() throws Exception {
        SandboxImagingSet set = newSet(3, 1);
        int document = workspace.documents().add();

        long run = number(
                post(
                        "imaging-sets/" + set.artifactId() + "/run",
                        "{\"imagingSetRequest\":{\"QCEnabled\":true,\"OriginationID\":\"2C0512A4-E56E-4B4F-A0B2-0123456789AB\"}}"));
        assertThat(get("imaging-sets/" + set.artifactId())
                        .at("/Status/QCEnabledOnLastRun")
                        .booleanValue())
                .isTrue();
        set.repairDocuments();
        long retry = number(post("imaging-sets/" + set.artifactId() + "/retry-errors", "{\"imagingSetRequest\":{}}"));
        long onTheFly =
                number(post("documents/" + document + "/image", """
                {"imageOnTheFlyRequest":{"ProfileID":%d,"AlternateNativeLocation":"","RemoveAlternateNativeAfterImaging":false}}""".formatted(workspace.defaultImagingProfile())));

        assertThat(workspace.jobs())
                .extracting(SandboxJob::kind)
                .containsExactly(SandboxJob.Kind.RUN, SandboxJob.Kind.RETRY, SandboxJob.Kind.DOCUMENT);
        assertThat(workspace.jobs()).extracting(job -> (long) job.artifactId()).containsExactly(run, retry, onTheFly);
        assertThat(set.status()).isEqualTo("Completed");
        assertThat(workspace.documents().get(document).hasImages()).isTrue();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void jobsNeedWhatTheyAreAbout() throws Exception {
        int document = workspace.documents().add();
        String request = "{\"imageOnTheFlyRequest\":{\"ProfileID\":%d}}";

        notFound("POST", "imaging-sets/1/run");
        notFound("POST", "imaging-sets/1/retry-errors");
        client.error(404, path("documents/1/image"), request.formatted(workspace.defaultImagingProfile()));
        client.error(404, path("documents/" + document + "/image"), request.formatted(7));
        invalid("documents/" + document + "/image", "{\"imageOnTheFlyRequest\":{}}");
        assertThat(workspace.jobs()).isEmpty();
    }

    @Test
    void stopOfUnknownJobAnswers200WithSuccessFalse() throws Exception {
        long number = run(newSet(1, 0));

        for (String call : new String[] {"stop", "priority"}) {
            String request = call.equals("stop")
                    ? "{\"stopImagingJobRequest\":{}}"
                    : "{\"updateJobPriorityRequest\":{\"Priority\":5}}";
            assertThat(post("jobs/" + number + "/" + call, request))
                    .hasToString("{\"Success\":false,\"ErrorMessage\":\"The imaging job " + number + " has ended.\"}");
            assertThat(post("jobs/9000000000/" + call, request))
                    .hasToString(
                            "{\"Success\":false,\"ErrorMessage\":\"There is no imaging job 9000000000 in this workspace.\"}");
        }
        SandboxJournal journal = relativity.sandbox().journal();
        assertThat(journal.received(SandboxOperation.STOP_IMAGING_JOB)).isEqualTo(2);
        assertThat(journal.tookEffect(SandboxOperation.STOP_IMAGING_JOB)).isZero();
        assertThat(journal.tookEffect(SandboxOperation.UPDATE_JOB_PRIORITY)).isZero();
        invalid("jobs/" + number + "/priority", "{\"updateJobPriorityRequest\":{}}");
    }

    private SandboxImagingSet newSet(int documents, int failing) {
        return workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(documents, failing)));
    }

    private long run(SandboxImagingSet set) throws Exception {
        return number(post("imaging-sets/" + set.artifactId() + "/run", "{\"imagingSetRequest\":{}}"));
    }

    private static long number(JsonNode answer) {
        assertThat(answer.fieldNames()).toIterable().containsExactly("ImagingJobID");
        assertThat(answer.get("ImagingJobID").isIntegralNumber()).isTrue();
        return answer.get("ImagingJobID").longValue();
    }

    private static String set(String name, int search, int profile) {
        return """
                {"request":{"DataSourceID":%d,"ImagingProfileID":%d,"Name":"%s",
                 "EmailNotificationRecipients":"a@b.example;c@d.example"}}""".formatted(search, profile, name);
    }

    private JsonNode get(String path) throws Exception {
        return client.json("GET", path(path), "");
    }

    private JsonNode post(String path, String body) throws Exception {
        return client.json(path(path), body);
    }

    private String delete(String path) throws Exception {
        var answer = client.send(path(path), "DELETE", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String invalid(String path, String body) throws Exception {
        JsonNode error = client.error(400, path(path), body);
        assertThat(error.get("ErrorType").asText()).isEqualTo("Relativity.Services.Exceptions.ValidationException");
        return error.get("Message").asText();
    }

    private void notFound(String method, String path) throws Exception {
        String body = method.equals("POST") && !path.endsWith("-images") ? envelope(path) : "";
        assertThat(client.error(404, method, path(path), body).get("ErrorType").asText())
                .isEqualTo("Relativity.Services.Exceptions.NotFoundException");
    }

    private static String envelope(String path) {
        return path.startsWith("application-field-codes")
                ? "{\"FieldCode\":\"X\",\"Application\":1,\"Option\":1}"
                : "{\"" + (path.startsWith("imaging-profiles") ? "request" : "imagingSetRequest") + "\":{}}";
    }

    private String path(String path) {
        return TestClient.imaging(workspace.artifactId(), path);
    }
}
