package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.SandboxOperation.READ_IMAGING_SET;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.clock(SandboxClock.stoppedAt(NOW)));

    private TestClient client;
    private SandboxJournal journal;
    private String run;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        journal = relativity.sandbox().journal();
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        run = TestClient.imagingJob(workspace.artifactId(), set);
    }

    @Test
    void tellsEverythingAboutARequest() throws Exception {
        client.with("Cookie", "RelAuth=secret").with("X-Kepler-Version", "2.0");
        client.post(TestClient.JOB + "RunImagingSetAsync?a=b", run);

        SandboxJournal.Entry entry = journal.entries().get(0);
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(entry.operation()).isEqualTo(RUN_IMAGING_SET);
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.path()).isEqualTo(TestClient.JOB + "RunImagingSetAsync?a=b");
        assertThat(entry.body()).isEqualTo(run);
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.received()).isTrue();
        assertThat(entry.tookEffect()).isTrue();
        assertThat(entry.headers().get("x-kepler-version")).isEqualTo("2.0");
    }

    @Test
    void masksCredentials() throws Exception {
        client.with("Cookie", "RelAuth=secret; b=c").post(TestClient.JOB + "RunImagingSetAsync", run);

        Map<String, String> headers = journal.entries().get(0).headers();
        assertThat(headers.get("authorization")).isEqualTo("Basic ***");
        assertThat(headers.get("cookie")).isEqualTo("RelAuth ***");
    }

    @Test
    void masksCredentialsOfUnknownSchemesWhole() throws Exception {
        client.with("Authorization", "justTheToken").post(TestClient.JOB + "RunImagingSetAsync", run);

        assertThat(journal.entries().get(0).headers().get("Authorization")).isEqualTo("***");
    }

    @Test
    void countsArrivedReceivedAndTookEffectApart() throws Exception {
        client.post(TestClient.JOB + "RunImagingSetAsync", run);
        client.post(TestClient.JOB + "RunImagingSetAsync", run);
        client.post(TestClient.JOB + "RunImagingSetAsync", "{");
        client.without("Authorization").post(TestClient.JOB + "RunImagingSetAsync", run);
        client.post("/elsewhere", "");

        assertThat(journal.arrived(RUN_IMAGING_SET)).isEqualTo(4);
        assertThat(journal.received(RUN_IMAGING_SET)).isEqualTo(3);
        assertThat(journal.tookEffect(RUN_IMAGING_SET)).isOne();
        assertThat(journal.arrived(READ_IMAGING_SET)).isZero();
        assertThat(journal.arrived()).isEqualTo(5);
        assertThat(journal.entries()).extracting(SandboxJournal.Entry::status).containsExactly(200, 409, 400, 401, 404);
    }

    @Test
    void forgetsAllWhenCleared() throws Exception {
        client.post(TestClient.JOB + "RunImagingSetAsync", run.replace("imagingSetId", "setId"));
        journal.clear();

        assertThat(journal.arrived()).isZero();
        assertThat(journal.received(RUN_IMAGING_SET)).isZero();
        assertThat(journal.entries()).isEmpty();
        assertThat(journal.unknownFields()).isEmpty();
    }

    @Test
    void keepsTheNewestEntriesAndAllCounts() {
        SandboxJournal bounded = new SandboxJournal();
        for (int i = 0; i < 100_001; i++) {
            bounded.arrive(RUN_IMAGING_SET);
            bounded.add(entry(i, "b"));
        }

        assertThat(bounded.entries()).hasSize(100_000);
        assertThat(bounded.entries().get(0).status()).isOne();
        assertThat(bounded.arrived(RUN_IMAGING_SET)).isEqualTo(100_001);
        assertThat(bounded.tookEffect(RUN_IMAGING_SET)).isEqualTo(100_001);
    }

    @Test
    void keepsFewerEntriesWhenTheyAreLarge() {
        SandboxJournal bounded = new SandboxJournal();
        String body = "x".repeat(65_536);
        for (int i = 0; i < 1000; i++) {
            bounded.add(entry(i, body));
        }

        assertThat(bounded.entries()).hasSize(32_000_000 / 65_536);
        assertThat(bounded.tookEffect(RUN_IMAGING_SET)).isEqualTo(1000);
    }

    @Test
    void cutsLongBodies() {
        assertThat(entry(200, "x".repeat(100_000)).body()).hasSize(65_536);
    }

    @Test
    void whatItReturnsCannotBeChanged() throws Exception {
        client.post(TestClient.JOB + "RunImagingSetAsync", run);

        Map<String, String> headers = journal.entries().get(0).headers();
        assertThatThrownBy(headers::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private static SandboxJournal.Entry entry(int status, String body) {
        return new SandboxJournal.Entry(
                NOW, RUN_IMAGING_SET, "POST", "/", Map.of(), body, status, true, true, List.of());
    }
}
