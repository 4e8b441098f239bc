package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process with a route and a ledger is killed again and again, and begins anew each time. */
@Tag("heavy")
class LedgerKillIT {

    private static final int KILLS = 10;
    private static final int ROWS = 150;
    private static final int ROWS_BETWEEN_KILLS = 12;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2", "HSQLDB", "SQLITE"})
    void eachRowTakesEffectAtMostOnceAndIsLostByNobody(LedgerDatabase database) throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int search = workspace.addSavedSearch(1, 0);
            List<SandboxImagingSet> sets = IntStream.range(0, ROWS)
                    .mapToObj(row -> workspace.imagingSet(workspace.addImagingSet("Row " + row, search)))
                    .toList();
            Path rows = Files.write(
                    folder.resolve("rows"),
                    sets.stream().map(set -> String.valueOf(set.artifactId())).toList());
            Random chance = new Random(30);
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)
                        + 1
                        + chance.nextInt(ROWS_BETWEEN_KILLS);
                Process worker = start(sandbox, workspace, database, rows);
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET) >= enough
                                || !worker.isAlive());
                assertThat(worker.isAlive())
                        .as("kill %s is of a process at work", kill)
                        .isTrue();
                worker.destroyForcibly().waitFor();
            }
            Process last = start(sandbox, workspace, database, rows);
            assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(last.exitValue()).isZero();

            List<String> inDoubt = inDoubt(database);
            assertThat(inDoubt).hasSizeLessThanOrEqualTo(KILLS);
            for (SandboxImagingSet set : sets) {
                assertThat(set.runs()).as("set %s", set.artifactId()).isLessThanOrEqualTo(1);
                assertThat(set.runs() == 1 || inDoubt.contains("row-" + set.artifactId()))
                        .as("set %s has run, or is in doubt", set.artifactId())
                        .isTrue();
            }
        }
    }

    private Process start(RelativitySandbox sandbox, SandboxWorkspace workspace, LedgerDatabase database, Path rows)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWorker.class.getName(),
                        sandbox.instanceUrl(),
                        sandbox.username(),
                        sandbox.password(),
                        String.valueOf(workspace.artifactId()),
                        database.name(),
                        folder.toString(),
                        rows.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private List<String> inDoubt(LedgerDatabase database) throws Exception {
        JdbcCallLedger ledger = LedgerWorker.ledger(database, folder);
        ledger.start();
        return ledger.inDoubt().stream()
                .map(CallLedger.Entry::key)
                .map(key -> key.substring(key.indexOf(' ') + 1))
                .toList();
    }
}
