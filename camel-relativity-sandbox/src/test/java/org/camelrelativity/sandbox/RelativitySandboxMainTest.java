package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RelativitySandboxMainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void printsWhereItIsAndWhatIsInIt() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandboxMain.run(out)) {
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains(
                            sandbox.instanceUrl(),
                            sandbox.username(),
                            sandbox.password(),
                            sandbox.accessToken(),
                            "1017371",
                            "1039603",
                            "1039604",
                            "1039605",
                            "is in the production queue, in error");
            new TestClient(sandbox).run(1017371, 1039605);
            assertThat(sandbox.workspace(1017371).imagingSet(1039605).runs()).isOne();
        }
    }

    @Test
    void listensOnTheGivenPort() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (RelativitySandbox sandbox = RelativitySandboxMain.run(out, "--port", Integer.toString(free))) {
            assertThat(sandbox.instanceUrl()).endsWith(":" + free);
        }
    }

    @Test
    void refusesOtherArguments() {
        assertThatThrownBy(() -> RelativitySandboxMain.run(out, "--verbose"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--port N");
    }
}
