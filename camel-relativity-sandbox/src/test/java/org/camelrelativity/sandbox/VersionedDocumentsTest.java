package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the versioned API has for documents and for the instance. */
class VersionedDocumentsTest {
    private static final String ENVIRONMENT = TestClient.IMAGING + "environment/jobs/";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock)
            .timing(new SandboxTiming(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO))
            .massImagingMaxSize(3));

    private TestClient client;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
    }

    @Test
    void aDocumentIsPendingUntilItHasImages() throws Exception {
        int document = workspace.documents().add();
        workspace.documents().get(document).pages(12);
        workspace.documents().get(document).warn("Font", "A font was replaced.");

        assertThat(status(document)).hasToString("{\"ImageCount\":0,\"Warnings\":[],\"HasImages\":\"No\"}");
        image(document);
        assertThat(status(document)).hasToString("{\"ImageCount\":0,\"Warnings\":[],\"HasImages\":\"Pending\"}");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(document))
                .hasToString(
                        "{\"ImageCount\":12,\"Warnings\":[{\"Message\":\"A font was replaced.\",\"Type\":\"Font\"}],\"HasImages\":\"Yes\"}");
        assertThat(workspace.documents().get(document).images()).isEqualTo(12);
    }

    @Test
    void aDocumentInErrorSaysSoUntilItIsImaged() throws Exception {
        int document = workspace.documents().addFailing(1);
        image(document);
        clock.advance(Duration.ofSeconds(1));

        assertThat(status(document))
                .hasToString(
                        "{\"ImageCount\":0,\"Error\":{\"Message\":\"The document could not be imaged.\",\"Status\":\"ReadyToRetry\"},\"Warnings\":[],\"HasImages\":\"Error\"}");
        assertThat(workspace.documents().get(document).imagingStatus()).isEqualTo("Error");
        image(document);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(document).get("HasImages").asText()).isEqualTo("Yes");
        assertThat(status(document).has("Error")).isFalse();
    }

    @Test
    void aDocumentCanBeRepaired() throws Exception {
        int document = workspace.documents().addFailing(100);
        workspace.documents().get(document).repair();
        image(document);
        clock.advance(Duration.ofSeconds(1));

        assertThat(workspace.documents().get(document).imagingStatus()).isEqualTo("Yes");
    }

    @Test
    void aSetImagesItsDocumentsOneByOneAndCountsTheirWarnings() throws Exception {
        int search = workspace.addSavedSearch(2, 0);
        int set = workspace.addImagingSet("Set", search);
        workspace
                .documents()
                .foundBy(search)
                .forEach(id -> workspace.documents().get(id).warn("T", "M"));
        client.json(path("imaging-sets/" + set + "/run"), "{\"imagingSetRequest\":{}}");
        clock.advance(Duration.ofSeconds(1));

        assertThat(workspace.documents().foundBy(search))
                .extracting(id -> workspace.documents().get(id).imagingStatus())
                .containsExactly("Yes", "Pending");
        assertThat(client.json("GET", path("imaging-sets/" + set + "/status"), "")
                        .get("NumberOfDocumentsWithWarnings")
                        .intValue())
                .isOne();
    }

    @Test
    void aDocumentThatDoesNotExistIsNotFound() throws Exception {
        client.error(404, "GET", path("documents/1/status"), "");
        assertThatThrownBy(() -> workspace.documents().get(1)).isInstanceOf(NoSuchElementException.class);
        SandboxDocument document =
                workspace.documents().get(workspace.documents().add());
        assertThatThrownBy(() -> document.pages(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(document.artifactId()).isPositive();
    }

    @Test
    void imagesTheDocumentsOfAMassProcess() throws Exception {
        int good = workspace.documents().add();
        int bad = workspace.documents().addFailing(1);
        int restricted = workspace.documents().add(workspace.nativeType("MPEG Video"));

        JsonNode answer = massImage("""
                {"MassImageRequest":{"ProfileID":%d,"MassProcessID":"%s","SourceType":"RenderedPdf",
                 "OriginationID":"2C0512A4-E56E-4B4F-A0B2-0123456789AB"}}""".formatted(
                workspace.defaultImagingProfile(), workspace.documents().addMassProcess(good, bad, good, restricted)));

        SandboxJob job = workspace.job(answer.get("ImagingJobID").longValue()).orElseThrow();
        assertThat(job.kind()).isEqualTo(SandboxJob.Kind.MASS);
        assertThat(job.priority()).isEqualTo(100);
        assertThat(job.status()).isEqualTo("Imaging");
        assertThat(job.subject()).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(workspace.job(job.artifactId()).orElseThrow().status()).isEqualTo("Completed with errors");
        assertThat(List.of(good, bad, restricted))
                .extracting(id -> workspace.documents().get(id).imagingStatus())
                .containsExactly("Yes", "Error", "No");
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void readsTheSampleWithItsSwappedTypes() throws Exception {
        String process =
                workspace.documents().addMassProcess(workspace.documents().add());

        massImage("{\"MassImageRequest\":{\"ProfileId\":\"%d\",\"MassProcessId\":%s,\"sourceType\":\"0\"}}"
                .formatted(workspace.defaultImagingProfile(), process));

        assertThat(workspace.jobs()).hasSize(1);
    }

    @Test
    void refusesMoreDocumentsThanTheMaximum() throws Exception {
        int[] documents = workspace.documents().foundBy(workspace.addSavedSearch(4, 0)).stream()
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(refused(workspace.documents().addMassProcess(documents))).contains("only 3");
        assertThat(client.json("GET", ENVIRONMENT + "mass-imaging-max-size", "").intValue())
                .isEqualTo(3);
        assertThat(workspace.jobs()).isEmpty();
        assertThatThrownBy(() -> RelativitySandbox.builder().massImagingMaxSize(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMaximumIsTenThousandUnlessToldOtherwise() throws Exception {
        try (RelativitySandbox other = RelativitySandbox.start()) {
            assertThat(new TestClient(other)
                            .get(ENVIRONMENT + "mass-imaging-max-size")
                            .body())
                    .isEqualTo("10000");
        }
    }

    @Test
    void refusesUnknownMassProcessesUnlessToldOtherwise() throws Exception {
        assertThat(refused("5")).contains("no mass process 5");
        assertThatThrownBy(() -> workspace.documents().addMassProcess(1)).isInstanceOf(NoSuchElementException.class);
        try (RelativitySandbox lenient =
                RelativitySandbox.builder().unknownMassProcessesRefused(false).start()) {
            client = new TestClient(lenient);
            workspace = lenient.addWorkspace();
            assertThat(massImage(request("anything")).get("ImagingJobID").isIntegralNumber())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MassProcessID\":\"%s\"}",
                "{\"ProfileID\":1036462}",
                "{\"ProfileID\":1036462,\"MassProcessID\":\" \"}",
                "{\"ProfileID\":1036462,\"MassProcessID\":\"%s\",\"SourceType\":2}",
                "{\"ProfileID\":1036462,\"MassProcessID\":\"%s\",\"OriginationID\":\"x\"}"
            })
    void refusesIncompleteMassRequests(String request) throws Exception {
        String process =
                workspace.documents().addMassProcess(workspace.documents().add());

        client.error(400, path("documents/mass-image"), "{\"MassImageRequest\":" + request.formatted(process) + "}");
    }

    @Test
    void aMassOperationNeedsAProfileThatExists() throws Exception {
        String process =
                workspace.documents().addMassProcess(workspace.documents().add());

        client.error(
                404,
                path("documents/mass-image"),
                request(process).replace(Integer.toString(workspace.defaultImagingProfile()), "1"));
    }

    @Test
    void cleansUpTheJobsThatHaveEndedInAllWorkspaces() throws Exception {
        SandboxWorkspace first = workspace;
        SandboxWorkspace other = relativity.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        long ended = client.json(path("imaging-sets/" + set + "/run"), "{\"imagingSetRequest\":{}}")
                .get("ImagingJobID")
                .longValue();
        clock.advance(Duration.ofSeconds(1));
        workspace = other;
        image(other.documents().add());

        var answer = client.send(ENVIRONMENT + "inactive-jobs", "DELETE", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(first.job(ended)).isEmpty();
        assertThat(first.jobs()).isEmpty();
        assertThat(first.imagingSet(set).status()).isEqualTo("Completed");
        assertThat(other.jobs()).hasSize(1);
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.CLEAN_UP_INACTIVE_JOBS))
                .isOne();
    }

    private JsonNode status(int document) throws Exception {
        return client.json("GET", path("documents/" + document + "/status"), "");
    }

    private void image(int document) throws Exception {
        client.json(
                path("documents/" + document + "/image"),
                "{\"imageOnTheFlyRequest\":{\"ProfileID\":%d}}".formatted(workspace.defaultImagingProfile()));
    }

    private JsonNode massImage(String request) throws Exception {
        return client.json(path("documents/mass-image"), request);
    }

    private String refused(String process) throws Exception {
        return client.error(400, path("documents/mass-image"), request(process))
                .get("Message")
                .asText();
    }

    private String request(String process) {
        return "{\"MassImageRequest\":{\"ProfileID\":%d,\"MassProcessID\":\"%s\"}}"
                .formatted(workspace.defaultImagingProfile(), process);
    }

    private String path(String path) {
        return TestClient.imaging(workspace.artifactId(), path);
    }
}
