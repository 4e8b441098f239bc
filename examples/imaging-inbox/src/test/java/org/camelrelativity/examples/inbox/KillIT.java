package org.camelrelativity.examples.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.RETRY_ERRORS;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is killed in the middle of a file and started again. No set is run twice, and no row is lost. */
@Tag("heavy")
class KillIT {

    private static final int WORKSPACE = 1017371;
    private static final int FIRST_SET = 1039001;
    private static final int SETS = 300;
    private static final int KILLS = 30;
    private static final int REQUESTS_BETWEEN_KILLS = 60;
    private static final int ROWS_IN_FLIGHT = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Path inbox;
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() throws IOException {
        inbox = directory.resolve("my inbox");
        Folders.below(inbox.toString());
        Duration moment = Duration.ofMillis(60);
        sandbox = RelativitySandbox.builder()
                .timing(new SandboxTiming(moment, moment, moment, moment))
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void noSetIsRunTwiceAndNoneIsLost() throws Exception {
        dropRows(SETS);
        Random chance = new Random(KILLS);
        for (int kill = 0; kill < KILLS; kill++) {
            int enough = sandbox.journal().arrived() + 1 + chance.nextInt(REQUESTS_BETWEEN_KILLS);
            killWhen(() -> sandbox.journal().arrived() >= enough);
        }

        Map<Integer, Map<String, String>> rows = finish();

        assertThat(rows).hasSize(SETS);
        int unknownRows = 0;
        for (int i = 0; i < SETS; i++) {
            Map<String, String> row = rows.get(i + 2);
            SandboxImagingSet set = workspace.imagingSet(FIRST_SET + i);
            assertThat(row).containsEntry("imagingSetId", Integer.toString(set.artifactId()));
            boolean unknown = row.get("outcome").equals("unknown");
            // Before its first run a set has no status. So a run that took effect can be proven, and must have been.
            assertThat(set.runs()).as("runs of %s", row).isEqualTo(unknown ? 0 : 1);
            assertThat(set.retries()).as("retries of %s", row).isLessThanOrEqualTo(1);
            assertThat(row.get("outcome")).isIn("completed", "completed-with-errors", "unknown");
            unknownRows += unknown ? 1 : 0;
        }
        assertThat(unknownRows).isLessThanOrEqualTo(KILLS * ROWS_IN_FLIGHT);
        assertThat(sandbox.journal().tookEffect(RUN_IMAGING_SET)).isEqualTo(SETS - unknownRows);
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isLessThanOrEqualTo(SETS);
        System.out.println(KILLS + " kills, " + SETS + " rows, " + unknownRows + " of them unknown");
    }

    @Test
    void runWhoseAnswerNeverCameIsProvenByItsStatus() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.latency(Duration.ofSeconds(20)));
        dropRows(1);
        killWhen(() -> sandbox.journal().tookEffect(RUN_IMAGING_SET) == 1);

        assertThat(finish().get(2)).containsEntry("outcome", "completed").containsEntry("jobId", "");
        assertThat(workspace.imagingSet(FIRST_SET).runs()).isEqualTo(1);
    }

    @Test
    void runOfWhichNothingIsKnownIsNotFiredAgain() throws Exception {
        StubMapping silence = sandbox.wireMock()
                .stubFor(post(urlPathMatching(".*/RunImagingSetAsync"))
                        .willReturn(aResponse().withFixedDelay(20_000)));
        dropRows(1);
        killWhen(() -> sandbox.journal().arrived(RUN_IMAGING_SET) == 1);
        sandbox.wireMock().removeStub(silence);

        assertThat(finish().get(2)).containsEntry("outcome", "unknown");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void retryWhoseAnswerNeverCameIsNotFiredAgain() throws Exception {
        sandbox.faults().next(RETRY_ERRORS, SandboxFault.latency(Duration.ofSeconds(20)));
        workspace.addImagingSet(FIRST_SET, "Damaged", workspace.addSavedSearch(2, 1));
        drop("workspaceId,imagingSetId,qc,remark\n" + WORKSPACE + "," + FIRST_SET + ",,\n");
        killWhen(() -> sandbox.journal().tookEffect(RETRY_ERRORS) == 1);

        assertThat(finish().get(2)).containsEntry("outcome", "completed-with-errors");
        assertThat(workspace.imagingSet(FIRST_SET).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(FIRST_SET).retries()).isEqualTo(1);
    }

    /** Every fifth set has documents that can't be imaged, so that retries are interrupted, too. */
    private void dropRows(int count) throws IOException {
        StringBuilder file = new StringBuilder("workspaceId,imagingSetId,qc,remark\n");
        for (int i = 0; i < count; i++) {
            int failing = i % 5 == 4 ? 1 : 0;
            workspace.addImagingSet(FIRST_SET + i, "Set " + i, workspace.addSavedSearch(2, failing));
            file.append(WORKSPACE).append(',').append(FIRST_SET + i).append(",,\n");
        }
        drop(file.toString());
    }

    private void drop(String file) throws IOException {
        Path part = Files.writeString(directory.resolve("sets.csv"), file);
        Files.move(part, inbox.resolve("sets.csv"));
    }

    private void killWhen(Callable<Boolean> moment) throws Exception {
        try (ChildApplication application = application()) {
            await("a moment to kill it; it said: " + application.output())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> moment.call() || !application.isAlive());
            assertThat(application.isAlive()).as(application.output()).isTrue();
            application.kill();
        }
        assertThat(reports()).isEmpty();
    }

    /** {@return the rows of the report by their lines, each of which is there once} */
    private Map<Integer, Map<String, String>> finish() throws Exception {
        try (ChildApplication application = application()) {
            await().atMost(PATIENCE).until(() -> !reports().isEmpty() || !application.isAlive());
            assertThat(reports()).as(application.output()).hasSize(1);
        }
        return TestInbox.read(reports().get(0)).stream()
                .collect(Collectors.toMap(row -> Integer.valueOf(row.get("line")), row -> row));
    }

    private ChildApplication application() throws IOException {
        return ChildApplication.startFast(directory, ChildApplication.settings(sandbox, inbox));
    }

    private List<Path> reports() throws IOException {
        Path done = inbox.resolve("done");
        if (!Files.exists(done)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(done)) {
            return files.filter(file -> file.toString().endsWith(".report.csv"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
