package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrencyTest {
    private static final int CALLERS = 64;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock));

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @Test
    void ofManyRunsAtOnceExactlyOneTakesEffect() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(10, 0));
        TestClient client = new TestClient(relativity.sandbox());
        String body = TestClient.imagingJob(workspace.artifactId(), set);

        List<Integer> statuses = together(
                () -> client.post(TestClient.JOB + "RunImagingSetAsync", body).statusCode());

        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .hasSize(CALLERS - 1)
                .containsOnly(409);
        assertThat(workspace.imagingSet(set).runs()).isOne();
        assertThat(relativity.sandbox().journal().received(SandboxOperation.RUN_IMAGING_SET))
                .isEqualTo(CALLERS);
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                .isOne();
    }

    @Test
    void everyCreateGetsAnIdOfItsOwn() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        TestClient client = new TestClient(relativity.sandbox());
        String body =
                "{\"applicationFieldCode\":{\"FieldCode\":\"X\",\"Application\":0,\"Option\":0},\"workspaceId\":%d}"
                        .formatted(workspace.artifactId());

        List<String> ids = together(
                () -> client.post(TestClient.FIELD_CODE + "SaveAsync", body).body());

        assertThat(ids).doesNotHaveDuplicates().hasSize(CALLERS);
        assertThat(workspace.applicationFieldCodes()).hasSize(17 + CALLERS);
    }

    @Test
    void plannedFaultsStrikeExactlySoOften() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        relativity.sandbox().faults().next(SandboxOperation.READ_NATIVE_TYPE, SandboxFault.status(503), 20);
        TestClient client = new TestClient(relativity.sandbox());
        String body = "{\"nativeTypeId\":%d,\"workspaceID\":%d}"
                .formatted(workspace.nativeType("HTML"), workspace.artifactId());

        List<Integer> statuses = together(
                () -> client.post(TestClient.NATIVE_TYPE + "ReadAsync", body).statusCode());

        assertThat(statuses).filteredOn(status -> status == 503).hasSize(20);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(CALLERS - 20);
    }

    @Test
    void lateAnswersDoNotHoldUpEachOther() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        relativity
                .sandbox()
                .faults()
                .always(SandboxOperation.READ_NATIVE_TYPE, SandboxFault.latency(Duration.ofSeconds(1)));
        TestClient client = new TestClient(relativity.sandbox());
        String body = "{\"nativeTypeId\":%d,\"workspaceID\":%d}"
                .formatted(workspace.nativeType("HTML"), workspace.artifactId());

        long before = System.nanoTime();
        together(() -> client.post(TestClient.NATIVE_TYPE + "ReadAsync", body).statusCode());

        // One after the other they would take over a minute.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    /** Lets all callers do the same at the same time. */
    private <T> List<T> together(Callable<T> call) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            results.add(callers.submit(() -> {
                go.await();
                return call.call();
            }));
        }
        go.countDown();
        List<T> answers = new ArrayList<>();
        for (Future<T> result : results) {
            answers.add(result.get());
        }
        return answers;
    }
}
