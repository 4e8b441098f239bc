package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults on the paths of the versioned imaging API, and what the journal says of each of its operations. */
class VersionedFaultsTest {
    /** One that can be carried out, for every operation and every path. */
    record Call(SandboxOperation operation, String method, String path, String body) {}

    private static final String PROFILE = "{\"Name\":\"N\",\"BasicOptions\":{\"ImageOutputDpi\":100},"
            + "\"NativeOptions\":{\"NativeImageFormat\":\"Jpeg\"}}";
    private static final String SET =
            "{\"DataSourceID\":11,\"ImagingProfileID\":{profile},\"Name\":\"N\",\"EmailNotificationRecipients\":\"\"}";
    private static final String CODE = "{\"FieldCode\":\"X\",\"Application\":1,\"Option\":1}";

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z")))
                    .timing(SandboxTiming.instant()));

    private RelativitySandbox sandbox;
    private TestClient client;
    private Map<String, Integer> ids;

    static List<Call> all() {
        return List.of(
                new Call(SandboxOperation.SAVE_IMAGING_PROFILE, "POST", "imaging-profiles/basic", PROFILE),
                new Call(SandboxOperation.SAVE_IMAGING_PROFILE, "POST", "imaging-profiles/native", PROFILE),
                new Call(SandboxOperation.READ_IMAGING_PROFILE, "GET", "imaging-profiles/{profile}", ""),
                new Call(SandboxOperation.SAVE_IMAGING_PROFILE, "POST", "imaging-profiles/{profile}", PROFILE),
                new Call(SandboxOperation.DELETE_IMAGING_PROFILE, "DELETE", "imaging-profiles/{unused}", ""),
                new Call(SandboxOperation.SAVE_IMAGING_SET, "POST", "imaging-sets", SET),
                new Call(SandboxOperation.READ_IMAGING_SET, "GET", "imaging-sets/{set}", ""),
                new Call(SandboxOperation.SAVE_IMAGING_SET, "POST", "imaging-sets/{set}", SET),
                new Call(SandboxOperation.DELETE_IMAGING_SET, "DELETE", "imaging-sets/{set}", ""),
                new Call(SandboxOperation.HIDE_IMAGING_SET, "POST", "imaging-sets/{done}/hide-images", ""),
                new Call(SandboxOperation.RELEASE_IMAGING_SET, "POST", "imaging-sets/{done}/release-images", ""),
                new Call(SandboxOperation.READ_IMAGING_SET_STATUS, "GET", "imaging-sets/{set}/status", ""),
                new Call(SandboxOperation.READ_NATIVE_TYPE, "GET", "native-types/{type}", ""),
                new Call(SandboxOperation.SAVE_APPLICATION_FIELD_CODE, "POST", "application-field-codes", CODE),
                new Call(SandboxOperation.READ_APPLICATION_FIELD_CODE, "GET", "application-field-codes/{code}", ""),
                new Call(SandboxOperation.SAVE_APPLICATION_FIELD_CODE, "POST", "application-field-codes/{code}", CODE),
                new Call(
                        SandboxOperation.DELETE_APPLICATION_FIELD_CODE, "DELETE", "application-field-codes/{code}", ""),
                new Call(SandboxOperation.RUN_IMAGING_SET, "POST", "imaging-sets/{set}/run", "{}"),
                new Call(SandboxOperation.RETRY_ERRORS, "POST", "imaging-sets/{set}/retry-errors", "{}"),
                new Call(
                        SandboxOperation.IMAGE_DOCUMENT,
                        "POST",
                        "documents/{document}/image",
                        "{\"ProfileID\":{profile}}"),
                new Call(
                        SandboxOperation.MASS_IMAGE,
                        "POST",
                        "documents/mass-image",
                        "{\"ProfileID\":{profile},\"MassProcessID\":\"{process}\"}"),
                new Call(SandboxOperation.STOP_IMAGING_JOB, "POST", "jobs/1/stop", "{}"),
                new Call(SandboxOperation.UPDATE_JOB_PRIORITY, "POST", "jobs/1/priority", "{\"Priority\":1}"),
                new Call(SandboxOperation.READ_DOCUMENT_STATUS, "GET", "documents/{document}/status", ""),
                new Call(SandboxOperation.CLEAN_UP_INACTIVE_JOBS, "DELETE", "../../environment/jobs/inactive-jobs", ""),
                new Call(
                        SandboxOperation.READ_MASS_IMAGING_MAX_SIZE,
                        "GET",
                        "../../environment/jobs/mass-imaging-max-size",
                        ""));
    }

    /** Those whose connection the client of these tests doesn't open again by itself after a reset. */
    static List<Call> posts() {
        return all().stream().filter(call -> call.method().equals("POST")).toList();
    }

    @BeforeEach
    void start() throws Exception {
        sandbox = relativity.sandbox();
        client = new TestClient(sandbox);
        SandboxWorkspace workspace = sandbox.addWorkspace(100);
        workspace.addSavedSearch(11, 1, 0);
        int done = workspace.addImagingSet("Done", 11);
        client.json(TestClient.imaging(100, "imaging-sets/" + done + "/run"), "{}");
        int document = workspace.documents().add();
        ids = Map.of(
                "profile", workspace.defaultImagingProfile(),
                "unused", workspace.defaultBasicImagingProfile(),
                "set", workspace.addImagingSet("Set", 11),
                "done", done,
                "type", workspace.nativeType("HTML"),
                "code", workspace.applicationFieldCodes().get(0),
                "document", document,
                "process", Integer.parseInt(workspace.documents().addMassProcess(document)));
        sandbox.journal().clear();
    }

    @Test
    void theVendorsPageHas26() {
        assertThat(all()).hasSize(26);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isThatOperationAndTakesEffect(Call call) throws Exception {
        HttpResponse<String> answer = send(call);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        boolean saysNo = answer.body().contains("\"Success\":false");
        assertCounts(call, 1, 1, saysNo ? 0 : 1);
        assertThat(sandbox.journal().entries().get(0).operation()).isEqualTo(call.operation());
        assertThat(sandbox.journal().arrived()).isOne();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a503ChangesNothingAndTheNextCallWorks(Call call) throws Exception {
        sandbox.faults().next(call.operation(), SandboxFault.status(503));

        assertThat(send(call).statusCode()).isEqualTo(503);
        assertCounts(call, 1, 0, 0);
        assertThat(send(call).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aResetBeforeTheEffectIsNotReceived(Call call) {
        sandbox.faults().next(call.operation(), SandboxFault.resetBeforeEffect());

        assertThatThrownBy(() -> send(call)).isInstanceOf(IOException.class);

        assertCounts(call, 1, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aResetAfterTheEffectIsReceived(Call call) {
        sandbox.faults().next(call.operation(), SandboxFault.resetAfterEffect());

        assertThatThrownBy(() -> send(call)).isInstanceOf(IOException.class);

        assertThat(sandbox.journal().received(call.operation())).isOne();
        assertThat(sandbox.journal().entries().get(0).status()).isZero();
    }

    @Test
    void aFaultPlannedForAnOperationStrikesBothGenerations() throws Exception {
        sandbox.faults().always(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(500));

        int set = ids.get("set");
        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", TestClient.imagingJob(100, set))
                        .statusCode())
                .isEqualTo(500);
        assertThat(client.post(TestClient.imaging(100, "imaging-sets/" + set + "/run"), "{}")
                        .statusCode())
                .isEqualTo(500);
        assertThat(sandbox.workspace(100).imagingSet(set).runs()).isZero();
    }

    private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        String path = filled(call.path()).replace("../../", "");
        String url = call.path().startsWith("../../") ? TestClient.IMAGING + path : TestClient.imaging(100, path);
        return client.send(url, call.method(), filled(call.body()));
    }

    private String filled(String template) {
        String text = template;
        for (Map.Entry<String, Integer> id : ids.entrySet()) {
            text = text.replace("{" + id.getKey() + "}", id.getValue().toString());
        }
        return text;
    }

    private void assertCounts(Call call, int arrived, int received, int tookEffect) {
        SandboxJournal journal = sandbox.journal();
        assertThat(new int[] {
                    journal.arrived(call.operation()),
                    journal.received(call.operation()),
                    journal.tookEffect(call.operation())
                })
                .containsExactly(arrived, received, tookEffect);
    }
}
