package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is stopped and started again while the desk runs. */
@Tag("heavy")
class BrokerRestartTest {

    private static final int WORKSPACE = 1017371;

    @TempDir
    private Path folder;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestBroker broker;
    private TestDesk desk;

    @BeforeEach
    void start() throws Exception {
        sandbox = RelativitySandbox.start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        broker = TestBroker.start(folder.resolve("broker"));
        desk = new TestDesk(sandbox, broker, folder);
    }

    /** The desk before its broker, for which it would look else. */
    @AfterEach
    void stop() {
        desk.close();
        broker.close();
        sandbox.close();
    }

    @Test
    void deskGoesOnWhenTheBrokerIsBack() {
        assertThat(retry("before")).isEqualTo(Queues.RESULTS);

        broker = broker.restart();

        assertThat(retry("after")).isEqualTo(Queues.RESULTS);
        assertThat(broker.all()).hasSize(2);
        broker.assertNothingIsUnderWay();
    }

    private String retry(String id) {
        int production = workspace.addErroredProduction(id);
        broker.send("{\"id\":\"%s\",\"command\":\"retry\",\"jobs\":[{\"workspaceId\":%d,\"productionId\":%d}]}"
                .formatted(id, WORKSPACE, production));
        return broker.awaitEnd(id).queue();
    }
}
