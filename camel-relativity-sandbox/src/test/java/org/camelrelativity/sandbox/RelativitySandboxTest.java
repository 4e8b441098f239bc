package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sandbox as a Java object. */
class RelativitySandboxTest {
    @Test
    void severalRunSideBySide() {
        try (RelativitySandbox one = RelativitySandbox.start();
                RelativitySandbox two = RelativitySandbox.start()) {
            assertThat(one.instanceUrl()).matches("http://127\\.0\\.0\\.1:\\d+").isNotEqualTo(two.instanceUrl());
        }
    }

    @Test
    void isClosedAfterClose() {
        RelativitySandbox sandbox = RelativitySandbox.start();
        sandbox.close();

        assertThatThrownBy(() -> new TestClient(sandbox).post("/", "")).isInstanceOf(ConnectException.class);
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findAny();
        assumeTrue(outside.isPresent(), "this machine has only loopback");
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            int port = URI.create(sandbox.instanceUrl()).getPort();
            assertThatThrownBy(() -> new Socket(outside.get(), port).close()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void findsOnlyWhatWasAdded() {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);

            assertThat(sandbox.workspace(1017371).artifactId()).isEqualTo(1017371);
            assertThat(workspace.applicationFieldCodes()).hasSize(17);
            assertThatThrownBy(() -> sandbox.workspace(1)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> workspace.imagingSet(1)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> workspace.nativeType("Papyrus")).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> workspace.documents().get(1).hasImages())
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void listsWhatExists() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int search = workspace.addSavedSearch(3, 0);
            int set = workspace.addImagingSet("Set", search);
            int profile = workspace.addImagingProfile("Profile");

            assertThat(workspace.documents().foundBy(search)).hasSize(3);
            assertThat(workspace.imagingSets()).containsExactly(set);
            assertThat(workspace.imagingProfiles())
                    .containsExactly(
                            workspace.defaultBasicImagingProfile(), workspace.defaultImagingProfile(), profile);
            new TestClient(sandbox)
                    .post(
                            TestClient.SET + "DeleteAsync",
                            "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set, workspace.artifactId()));
            assertThat(workspace.imagingSets()).isEmpty();
        }
    }

    @Test
    void refusesIdsInUse() {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            int search = workspace.addSavedSearch(1038811, 1, 0);

            assertThatThrownBy(() -> sandbox.addWorkspace(1017371)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace.addImagingSet(1038811, "Set", search))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace.addImagingSet(workspace.defaultImagingProfile(), "Set", search))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace.addSavedSearch(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThat(sandbox.addWorkspace().addSavedSearch(1038811, 1, 0)).isEqualTo(1038811);
        }
    }

    @Test
    void refusesWhatCannotBe() {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();

            assertThatThrownBy(() -> workspace.addSavedSearch(1, 2)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace.addImagingSet("Set", 4711)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> RelativitySandbox.builder().workers(0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> RelativitySandbox.builder().retryMethods("RetryAsync"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDocumentMayFailASetNumberOfTimes() throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int document = workspace.documents().addFailing(1);
            int set = workspace.addImagingSet("Set", workspace.addSavedSearchOf(document));
            TestClient client = new TestClient(sandbox);

            client.run(workspace.artifactId(), set);
            assertThat(workspace.documents().get(document).hasImages()).isFalse();
            assertThat(workspace.imagingSet(set).status()).isEqualTo("Completed with errors");
            client.run(workspace.artifactId(), set);
            assertThat(workspace.documents().get(document).hasImages()).isTrue();
            assertThat(workspace.jobs()).hasSize(2).allMatch(SandboxJob::ended);
        }
    }

    @Test
    void aResetForgetsAllButWhoMayComeIn() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            TestClient client = new TestClient(sandbox);
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            int job = workspace
                    .production(workspace.addErroredProduction("Vol001"))
                    .jobId();
            UUID token = sandbox.addDatabaseToken(job);
            sandbox.faults().always(SandboxOperation.READ_NATIVE_TYPE, SandboxFault.status(500));
            String read = "{\"nativeTypeId\":%d,\"workspaceID\":1017371}";
            assertThat(client.post(TestClient.NATIVE_TYPE + "ReadAsync", read.formatted(1))
                            .statusCode())
                    .isEqualTo(500);

            sandbox.reset();

            assertThat(sandbox.journal().arrived()).isZero();
            assertThatThrownBy(() -> sandbox.workspace(1017371)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> sandbox.addDatabaseToken(job)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> sandbox.expireDatabaseToken(token)).isInstanceOf(NoSuchElementException.class);
            int type = sandbox.addWorkspace(1017371).nativeType("HTML");
            assertThat(type).isGreaterThan(job);
            assertThat(client.post(TestClient.NATIVE_TYPE + "ReadAsync", read.formatted(type))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
