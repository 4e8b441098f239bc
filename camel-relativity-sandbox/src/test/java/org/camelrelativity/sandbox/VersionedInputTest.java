package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How leniently requests of the versioned imaging API are read, and where that ends. */
class VersionedInputTest {
    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"))));

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxWorkspace workspace;
    private String set;

    @BeforeEach
    void start() {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        workspace = sandbox.addWorkspace(1017048);
        set = "imaging-sets/" + workspace.addImagingSet(1038815, "Set", workspace.addSavedSearch(1038811, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"imagingSetRequest\":{\"QcEnabled\":true}}",
                "{\"ImagingSetRequest\":{\"QCEnabled\":\"True\",\"OriginationID\":null}}",
                "{\"QcEnabled\":1}",
                "{\"qcenabled\":true,\"originationid\":\"\",\"workspaceID\":5,\"imagingSetID\":6}"
            })
    void takesARequestWithAndWithoutItsEnvelope(String body) throws Exception {
        client.json(path(set + "/run"), body);

        assertThat(client.json("GET", path(set), "")
                        .at("/Status/QCEnabledOnLastRun")
                        .booleanValue())
                .isTrue();
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void takesEveryOtherRequestWithoutItsEnvelopeToo() throws Exception {
        int document = workspace.documents().add();
        String process = workspace.documents().addMassProcess(document);
        int profile = workspace.defaultImagingProfile();
        String forSet =
                "{\"DataSourceID\":1038811,\"ImagingProfileID\":%d,\"Name\":\"N\",\"EmailNotificationRecipients\":\"\"}"
                        .formatted(profile);

        client.json(path("imaging-profiles/basic"), "{\"Name\":\"N\",\"BasicOptions\":{\"ImageOutputDpi\":100}}");
        client.json(path("imaging-profiles/" + profile), "{\"Name\":\"M\"}");
        client.json(path("imaging-sets"), forSet);
        client.json(path(set), forSet);
        client.json(path("application-field-codes"), "{\"FieldCode\":\"F\",\"Application\":1,\"Option\":1}");
        client.json(path("documents/" + document + "/image"), "{\"ProfileID\":%d}".formatted(profile));
        client.json(
                path("documents/mass-image"),
                "{\"ProfileID\":%d,\"MassProcessID\":\"%s\",\"SourceType\":0}".formatted(profile, process));
        client.json(path("jobs/1/stop"), "{}");
        client.json(path("jobs/1/priority"), "{\"Priority\":1}");

        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    /** The vendor: the object may be empty, but must be there. */
    @ParameterizedTest
    @CsvSource({
        "'%s/run', imagingSetRequest",
        "'%s/retry-errors', imagingSetRequest",
        "jobs/1/stop, stopImagingJobRequest",
        "jobs/1/priority, updateJobPriorityRequest"
    })
    void refusesARequestWithoutAny(String path, String envelope) throws Exception {
        for (String body : new String[] {"", "{\"" + envelope + "\":null}"}) {
            assertThat(client.error(400, path(path.formatted(set)), body)
                            .get("Message")
                            .asText())
                    .isEqualTo(envelope + " is required.");
        }
        assertThat(workspace.jobs()).isEmpty();
    }

    @Test
    void ignoresUnknownFieldsButReportsThem() throws Exception {
        client.json(path(set + "/run"), "{\"imagingSetRequest\":{\"foo\":1,\"workspaceId\":5},\"Bar\":{\"x\":1}}");
        client.json(path("jobs/1/stop"), "{\"why\":\"x\"}");
        client.json("GET", path(set + "/status?verbose=true"), "");
        client.json(path("imaging-profiles/basic"), """
                {"request":{"ArtifactID":1,"Name":"N","BasicOptions":{"ImageOutputDpi":100,"Dpi":1},
                 "ImagingMethod":"Native","NativeOptions":{}}}""");

        assertThat(sandbox.journal().unknownFields())
                .containsExactly(
                        "imagingSetRequest.foo",
                        "imagingSetRequest.workspaceId",
                        "Bar",
                        "stopImagingJobRequest.why",
                        "verbose",
                        "request.ArtifactID",
                        "request.BasicOptions.Dpi",
                        "request.ImagingMethod",
                        "request.NativeOptions");
    }

    @Test
    void legacyEnvelopesAndNamesAreUnknown() throws Exception {
        client.error(
                400,
                path("imaging-sets"),
                "{\"imagingSet\":{\"DataSource\":1038811,\"ImagingProfile\":{\"ArtifactID\":1},\"Name\":\"N\"}}");
        client.error(400, path("imaging-sets"), "{\"request\":{\"DataSource\":1038811,\"Name\":\"N\"}}");

        assertThat(sandbox.journal().unknownFields()).containsExactly("request.imagingSet", "request.DataSource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{\"imagingSetRequest\":[]}",
                "{\"imagingSetRequest\":\"\"}",
                "{\"imagingSetRequest\":{\"QcEnabled\":\"maybe\"}}",
                "{\"imagingSetRequest\":{\"OriginationID\":\"17\"}}",
                "{\"imagingSetRequest\":{}",
                "{\"imagingSetRequest\":{}}}"
            })
    void refusesWhatItCannotRead(String body) throws Exception {
        assertThat(client.error(400, path(set + "/run"), body).get("ErrorType").asText())
                .isEqualTo("Relativity.Services.Exceptions.ServiceSerializationException");
        assertThat(workspace.jobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jobs/12345678901234567890/stop, ServiceSerializationException",
        "jobs/abc/stop, ServiceSerializationException",
        "jobs/1.5/priority, ServiceSerializationException",
        "imaging-sets/99999999999/run, ServiceSerializationException",
        "imaging-sets/0/run, ValidationException",
        "imaging-sets/-1/run, ValidationException"
    })
    void refusesIdsInThePathThatAreNone(String path, String exception) throws Exception {
        assertThat(client.error(400, path(path), "{\"Priority\":1}")
                        .get("ErrorType")
                        .asText())
                .endsWith(exception);
    }

    @Test
    void anUnknownWorkspaceIsNotFoundByAnyOperation() throws Exception {
        for (String path : new String[] {
            "imaging-profiles/1", "imaging-sets/1", "native-types/1", "application-field-codes/1", "documents/1/status"
        }) {
            assertThat(client.error(404, "GET", TestClient.imaging(7, path), "")
                            .get("Message")
                            .asText())
                    .isEqualTo("There is no workspace with the Artifact ID 7.");
        }
    }

    @Test
    void readsPathsAsLenientlyAsRelativityDoes() throws Exception {
        String status = "/relativity.rest//API/Relativity-Imaging/V1/Workspaces/1017048/IMAGING-SETS/1038815/status/";

        assertThat(client.get(status).statusCode()).isEqualTo(200);
    }

    @Test
    void theDoorIsTheSameAsForTheLegacyApi() throws Exception {
        assertThat(client.send(path(set), "PUT", "{}").statusCode()).isEqualTo(405);
        HttpResponse<String> wrongVerb = client.get(path("imaging-profiles/basic"));
        assertThat(wrongVerb.statusCode()).isEqualTo(405);
        assertThat(wrongVerb.headers().firstValue("Allow")).contains("POST");
        assertThat(client.get(path(set + "/nowhere")).statusCode()).isEqualTo(404);
        assertThat(client.with("Content-Type", "text/plain")
                        .post(path(set + "/run"), "{}")
                        .statusCode())
                .isEqualTo(400);
        client.without("Content-Type");
        assertThat(client.post(path(set + "/hide-images"), "").statusCode()).isEqualTo(400);
        assertThat(client.without("X-CSRF-Header").get(path(set)).statusCode()).isEqualTo(404);
        client.with("X-CSRF-Header", "-").with("Authorization", "Bearer other");
        assertThat(client.get(path(set)).statusCode()).isEqualTo(401);
        assertThat(sandbox.journal().received(SandboxOperation.READ_IMAGING_SET))
                .isZero();
    }

    @Test
    void theHideRefusalHasTheStatusThatWasChosen() throws Exception {
        try (RelativitySandbox other =
                RelativitySandbox.builder().reviewRefusalStatus(500).start()) {
            SandboxWorkspace elsewhere = other.addWorkspace(1017048);
            elsewhere.addImagingSet(1038815, "Set", elsewhere.addSavedSearch(1, 0));
            JsonNode error = new TestClient(other).error(500, path(set + "/release-images"), "");

            assertThat(error.get("Message").asText()).startsWith("Unable to update QC status");
        }
    }

    private String path(String path) {
        return TestClient.imaging(1017048, path);
    }
}
