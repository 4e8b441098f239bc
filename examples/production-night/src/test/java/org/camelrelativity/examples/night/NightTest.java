package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.camelrelativity.examples.night.TestNight.Line;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When lists are taken, and what interrupts a night. */
class NightTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIST = "volumes.yaml";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-22T22:00:00Z"));

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestNight night;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .start();
        workspace = sandbox.addWorkspace();
        workspace.addSavedSearch("Responsive", 10, 0);
        night = new TestNight(directory, sandbox);
    }

    @AfterEach
    void stop() {
        night.close();
        sandbox.close();
    }

    @Test
    void listsAreTakenInTheEvening() throws Exception {
        Path list = night.lists(LIST, list());
        night.set("night.cron", "* * * * * ?").start();

        advanceUntilDone();

        assertThat(list).doesNotExist();
        assertThat(night.report(LIST)).extracting(Line::outcome).containsExactly("produced");
        assertThat(night.files("reports", LIST + ".csv").get(0).getFileName().toString())
                .matches("\\d{4}-\\d\\d-\\d\\d_\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{3} volumes\\.yaml\\.csv");
        assertThat(night.files("tonight", "")).isEmpty();
    }

    @Test
    void listsAreWorkedOnOneAfterTheOther() throws Exception {
        night.begin("a-" + LIST, list("Vol 001") + list("Vol 002"));
        night.begin("b-" + LIST, list("Vol 003") + list("Vol 004"));
        night.start();

        advanceUntilDone("b-" + LIST);

        assertThat(night.report("a-" + LIST)).extracting(Line::name).containsExactly("Vol 001", "Vol 002");
        assertThat(night.report("b-" + LIST)).extracting(Line::name).containsExactly("Vol 003", "Vol 004");
    }

    @Test
    void nightThatIsStoppedGoesOnAtTheNextStart() throws Exception {
        night.start().begin(LIST, list());
        advanceUntil(SandboxOperation.RUN_PRODUCTION);

        night.stop();

        assertThat(night.files("tonight", LIST)).hasSize(1);
        assertThat(night.files("reports", LIST)).isEmpty();
        night.start();
        advanceUntilDone();
        assertThat(night.report(LIST)).extracting(Line::outcome).containsExactly("produced");
        assertThat(sandbox.journal().arrived(SandboxOperation.CREATE_PRODUCTION))
                .isOne();
        assertThat(sandbox.journal().arrived(SandboxOperation.STAGE_PRODUCTION)).isOne();
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isOne();
    }

    @Test
    void aProductionThatSomebodyCancelsIsNotRunAgain() throws Exception {
        night.start().begin(LIST, list());
        advanceUntil(SandboxOperation.RUN_PRODUCTION);
        int production = workspace.productions().get(0);
        await(() -> workspace.production(production).status().startsWith("Producing"));
        int read = sandbox.journal().tookEffect(SandboxOperation.READ_PRODUCTION_STATUS);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sandbox.journal().tookEffect(SandboxOperation.READ_PRODUCTION_STATUS) > read + 1);

        night.context()
                .createProducerTemplate()
                .requestBody(
                        "relativity-production:job/cancel",
                        Map.of("WorkspaceID", workspace.artifactId(), "ProductionID", production));
        advanceUntilDone();

        List<Line> report = night.report(LIST);
        assertThat(report).extracting(Line::outcome).containsExactly("not produced");
        assertThat(report.get(0).message()).isEqualTo("Somebody has canceled it: it is Staged");
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_PRODUCTION)).isOne();
    }

    private void advanceUntil(SandboxOperation operation) {
        await(() -> sandbox.journal().tookEffect(operation) == 1);
    }

    private void await(Callable<Boolean> end) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (end.call()) {
                return true;
            }
            clock.advance(Duration.ofMillis(300));
            return false;
        });
    }

    private void advanceUntilDone() {
        advanceUntilDone(LIST);
    }

    private void advanceUntilDone(String list) {
        await(() -> !night.files("done", list).isEmpty());
    }

    private String list() {
        return list("Vol 001");
    }

    private String list(String name) {
        return """
                - workspaceId: %s
                  name: %s
                  savedSearch: Responsive
                  numbering: {NumberingType: DocumentLevel}
                  dataSource: {ProductionType: NativesOnly}
                  conflicts: fail
                """.formatted(workspace.artifactId(), name);
    }
}
