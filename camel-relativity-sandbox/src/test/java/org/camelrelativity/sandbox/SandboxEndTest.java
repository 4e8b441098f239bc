package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A sandbox ends as a whole: nothing of it is left, whatever it was doing. */
@Isolated // others start threads as well
class SandboxEndTest {

    private final Set<Thread> before = new HashSet<>();

    @BeforeEach
    void rememberThreads() throws Exception {
        try (RelativitySandbox first = RelativitySandbox.start()) {
            new TestClient(first).post("/", ""); // the client's own threads stay
        }
        before.addAll(Thread.getAllStackTraces().keySet());
    }

    private void assertNothingIsLeft(int port) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .filteredOn(thread -> !thread.getName().matches("(HttpClient|ForkJoin|Keep-Alive|awaitility).*"))
                .isEmpty());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertFree(port));
    }

    private static void assertFree(int port) throws Exception {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void afterRequests() throws Exception {
        RelativitySandbox sandbox = RelativitySandbox.start();
        new TestClient(sandbox).post("/", "");
        sandbox.close();
        sandbox.close(); // once more does no harm
        assertNothingIsLeft(port(sandbox));
    }

    private static int port(RelativitySandbox sandbox) {
        return Integer.parseInt(sandbox.instanceUrl().replaceAll(".*:", ""));
    }

    @Test
    void whileAnAnswerIsDelayed() throws Exception {
        RelativitySandbox sandbox = RelativitySandbox.start();
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.latency(Duration.ofHours(1)));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            assertThatThrownBy(() -> new TestClient(sandbox).post(TestClient.JOB + "RunImagingSetAsync", "{}"))
                    .isInstanceOf(IOException.class);
        });
        await().until(() -> sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET) == 1);
        sandbox.close();
        waiting.join();
        assertNothingIsLeft(port(sandbox));
    }

    @Test
    void thatCouldNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> RelativitySandbox.builder()
                            .port(taken.getLocalPort())
                            .start())
                    .isInstanceOf(RuntimeException.class);
        }
        assertNothingIsLeft(0);
    }
}
