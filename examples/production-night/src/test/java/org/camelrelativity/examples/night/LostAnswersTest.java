package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.examples.night.TestNight.Line;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relativity is away, or its answers get lost. */
class LostAnswersTest {

    @TempDir
    private static Path directory;

    private static RelativitySandbox sandbox;
    private static TestNight night;

    private SandboxWorkspace workspace;

    @BeforeAll
    static void start() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        night = new TestNight(directory, sandbox).start();
    }

    @AfterAll
    static void stop() {
        night.close();
        sandbox.close();
    }

    @BeforeEach
    void newWorkspace() {
        sandbox.faults().clear();
        sandbox.journal().clear();
        workspace = sandbox.addWorkspace();
        workspace.addSavedSearch("Responsive", 3, 1); // a first run fails
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CREATE_PRODUCTION",
                "SAVE_PRODUCTION_DATA_SOURCE",
                "STAGE_PRODUCTION",
                "RUN_PRODUCTION",
                "RERUN_PRODUCTION"
            })
    void whatWasExecutedIsFoundAndNothingStaysInDoubt(SandboxOperation operation) throws Exception {
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());
        int before = inDoubt().size();

        assertThat(produce().outcome()).isEqualTo("produced");

        assertThat(sandbox.journal().arrived(operation)).isOne();
        assertThat(inDoubt()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CREATE_PRODUCTION",
                "SAVE_PRODUCTION_DATA_SOURCE",
                "STAGE_PRODUCTION",
                "RUN_PRODUCTION",
                "RERUN_PRODUCTION"
            })
    void whatNothingProvesIsForAPerson(SandboxOperation operation) throws Exception {
        sandbox.faults().next(operation, SandboxFault.resetBeforeEffect());
        int before = inDoubt().size();

        Line line = produce();

        assertThat(line.outcome()).isEqualTo("look");
        assertThat(line.message()).contains("proves");
        assertThat(sandbox.journal().arrived(operation)).isOne();
        assertThat(inDoubt()).hasSize(before + 1);

        // Whoever has looked puts a list in again, which is another order.
        assertThat(produceAgain().outcome()).isEqualTo("produced");
        assertThat(sandbox.journal().tookEffect(operation)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUERY_OBJECTS", "STAGE_PRODUCTION", "READ_PRODUCTION_STATUS", "CHECK_PRODUCTION"})
    void whatWasNotSentIsSentLater(SandboxOperation operation) throws Exception {
        sandbox.faults().next(operation, SandboxFault.status(429), 4);
        assertThat(produce().outcome()).isEqualTo("produced");
    }

    @Test
    void relativityThatStaysAwayIsTold() throws Exception {
        sandbox.faults().always(SandboxOperation.CREATE_PRODUCTION, SandboxFault.status(429));
        Line line = produce();
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).contains("429");
        assertThat(workspace.productions()).isEmpty();
    }

    private static List<CallLedger.Entry> inDoubt() throws Exception {
        return night.context()
                .getRegistry()
                .lookupByNameAndType("ledger", CallLedger.class)
                .inDoubt();
    }

    private Line produce() throws Exception {
        return produce(workspace.artifactId() + ".yaml");
    }

    private Line produceAgain() throws Exception {
        return produce("again-" + workspace.artifactId() + ".yaml");
    }

    private Line produce(String list) throws Exception {
        List<Line> report = night.produce(list, """
                - workspaceId: %s
                  name: Vol 001
                  savedSearch: Responsive
                  numbering: {NumberingType: DocumentLevel}
                  dataSource: {ProductionType: NativesOnly}
                  conflicts: fail
                """.formatted(workspace.artifactId()));
        assertThat(report).hasSize(1);
        return report.get(0);
    }
}
