package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QualityControlTest {
    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(clock).timing(SandboxTiming.instant()).reviewRefusalStatus(500));

    private TestClient client;
    private SandboxWorkspace workspace;
    private SandboxImagingSet set;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
        set = workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(2, 0)));
    }

    @Test
    void isOffUnlessAskedFor() throws Exception {
        run("");

        assertThat(qcEnabledOnLastRun()).isFalse();
        assertThat(set.imagesHidden()).isFalse();
    }

    @Test
    void hidesTheImagesOfARunUntilTheyAreReleased() throws Exception {
        run(",\"QcEnabled\":true");

        assertThat(qcEnabledOnLastRun()).isTrue();
        assertThat(set.imagesHidden()).isTrue();
        review("ReleaseImagingSetAsync");
        assertThat(set.imagesHidden()).isFalse();
    }

    @Test
    void keepsTheValueOfThePreviousRun() throws Exception {
        run(",\"qcEnabled\":\"true\"");
        run("");
        assertThat(qcEnabledOnLastRun()).isTrue();

        run(",\"qcEnabled\":false");
        assertThat(qcEnabledOnLastRun()).isFalse();
        run(",\"qcEnabled\":null");
        assertThat(qcEnabledOnLastRun()).isFalse();
    }

    @Test
    void hideAndReleaseNeedACompletedSet() throws Exception {
        for (String method : new String[] {"HideImagingSetAsync", "ReleaseImagingSetAsync"}) {
            assertThat(client.error(500, TestClient.SET + method, reference())
                            .get("Message")
                            .asText())
                    .contains("Unable to update QC status, the imaging set must be Completed or Completed With Errors");
        }
        set.failNextRun();
        run("");
        client.error(500, TestClient.SET + "HideImagingSetAsync", reference());
    }

    @Test
    void hidingTwiceIsNoError() throws Exception {
        run("");
        review("HideImagingSetAsync");
        review("HideImagingSetAsync");

        assertThat(set.imagesHidden()).isTrue();
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.HIDE_IMAGING_SET))
                .isEqualTo(2);
    }

    private void run(String more) throws Exception {
        client.json(
                TestClient.JOB + "RunImagingSetAsync",
                "{\"imagingJob\":{\"imagingSetId\":%d,\"workspaceId\":%d%s}}"
                        .formatted(set.artifactId(), workspace.artifactId(), more));
    }

    private boolean qcEnabledOnLastRun() throws Exception {
        return client.read(workspace.artifactId(), set.artifactId())
                .at("/Status/QCEnabledOnLastRun")
                .booleanValue();
    }

    private void review(String method) throws Exception {
        assertThat(client.post(TestClient.SET + method, reference()).statusCode())
                .isEqualTo(200);
    }

    private String reference() {
        return "{\"imagingSet\":{\"ArtifactID\":%d},\"workspaceId\":%d}"
                .formatted(set.artifactId(), workspace.artifactId());
    }
}
