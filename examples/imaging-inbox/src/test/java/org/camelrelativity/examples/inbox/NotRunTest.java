package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.READ_IMAGING_SET;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that could not be run, through no fault of theirs, are not lost. */
class NotRunTest {

    private static final int WORKSPACE = 1017371;
    private static final int FIRST = 1039603;
    private static final int SECOND = 1039604;

    @TempDir
    private Path folder;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestInbox inbox;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        workspace.addImagingSet(FIRST, "First", workspace.addSavedSearch(5, 0));
        workspace.addImagingSet(SECOND, "Second", workspace.addSavedSearch(5, 0));
        inbox = new TestInbox(folder, sandbox).set("inbox.rows-in-flight", "1");
    }

    @AfterEach
    void close() {
        inbox.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 503})
    void sameContentMayBeDroppedAgain(int status) throws Exception {
        inbox.start();
        int reads = status == 503 ? 6 : 2; // of a server in trouble: one redelivery, each of three attempts
        sandbox.faults().next(READ_IMAGING_SET, SandboxFault.status(status), reads);
        drop("a.csv");
        List<Map<String, String>> first = inbox.report();
        assertThat(first).extracting(row -> row.get("outcome")).startsWith("not-run");
        assertThat(first.get(0).get("message")).contains(Integer.toString(status));
        sandbox.faults().clear();

        drop("again.csv");

        assertThat(inbox.report())
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("2 completed", "3 completed");
        assertThat(workspace.imagingSet(FIRST).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(SECOND).runs()).isEqualTo(1);
        drop("twice.csv");
        assertThat(inbox.report())
                .allSatisfy(row -> assertThat(row.get("message")).startsWith("not run again"));
    }

    @ParameterizedTest
    @CsvSource({"READ_IMAGING_SET, 503", "RUN_IMAGING_SET, 429"})
    void stopInAnOutageLeavesRowsForTheNextStart(SandboxOperation unavailable, int status) throws Exception {
        inbox.set("inbox.redeliveries", "100")
                .set("inbox.redelivery-delay", "300")
                .start();
        sandbox.faults().always(unavailable, SandboxFault.status(status));
        drop("a.csv");
        await().until(() -> sandbox.journal().arrived(unavailable) >= 1);
        inbox.stop();
        assertThat(inbox.hasFinished()).isFalse();
        sandbox.faults().clear();

        inbox.start();

        assertThat(inbox.report())
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("2 completed", "3 completed");
        assertThat(sandbox.journal().tookEffect(RUN_IMAGING_SET)).isEqualTo(2);
    }

    @Test
    void stopWhileNobodyKnowsWhetherASetRunsIsNoFailure() throws Exception {
        inbox.set("inbox.redeliveries", "100")
                .set("inbox.redelivery-delay", "300")
                .start();
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
        drop("a.csv");
        await().until(() -> sandbox.journal().arrived(RUN_IMAGING_SET) == 1);
        inbox.stop();
        assertThat(inbox.hasFinished()).isFalse();

        inbox.set("inbox.redeliveries", "1").start();

        assertThat(inbox.report())
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("2 unknown", "3 completed");
    }

    @Test
    void stopIsNoFailureOnTheTerminalEither() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
        drop("a.csv");
        List<String> arguments = new ArrayList<>(ChildApplication.settings(sandbox, folder));
        arguments.add("-Dinbox.redeliveries=1000");
        try (ChildApplication application = ChildApplication.start(folder, arguments)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sandbox.journal().arrived(RUN_IMAGING_SET) == 2
                            && sandbox.journal().arrived(READ_IMAGING_SET) >= 5);
            application.terminate();
            application.exitCode(30);
            assertThat(application.output())
                    .contains("to run on " + sandbox.instanceUrl().substring("http://".length()))
                    .doesNotContain("Exception", "ERROR");
        }
    }

    private void drop(String name) {
        inbox.drop(name, TestInbox.HEADER, WORKSPACE + "," + FIRST + ",,", WORKSPACE + "," + SECOND + ",,");
    }
}
