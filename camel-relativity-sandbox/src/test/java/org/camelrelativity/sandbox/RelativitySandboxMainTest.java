package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RelativitySandboxMainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void printsWhereItIsAndWhatIsInIt() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandboxMain.run(out)) {
            int errored = sandbox.workspace(1017371).production(1041002).jobId();
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
                            "Error, job " + errored + " in the production queue",
                            "Database token ",
                            "camel.component.relativity-imaging.instance-url = " + sandbox.instanceUrl());
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

    /** Whoever reaches the port could read all requests there, write files and stop the server. */
    @ParameterizedTest
    @CsvSource({
        "GET, /__admin",
        "GET, /__admin/",
        "GET, /__admin/mappings",
        "GET, /__admin/requests",
        "GET, /__admin/health",
        "GET, /__admin/docs",
        "GET, /__admin/swagger-ui/",
        "GET, /__admin/webapp/",
        "GET, /__admin/certs/wiremock-ca.crt",
        "GET, //__admin/mappings",
        "GET, /x/../__admin/mappings",
        "PUT, /__admin/files/x.txt",
        "POST, /__admin/mappings/save",
        "POST, /__admin/mappings",
        "POST, /__admin/reset",
        "POST, /__admin/shutdown"
    })
    void hasNoAdminApi(String method, String path) throws Exception {
        try (RelativitySandbox sandbox = RelativitySandboxMain.run(out)) {
            TestClient client = new TestClient(sandbox);

            assertThat(client.send(path, method, "{}").statusCode()).isEqualTo(404);

            client.run(1017371, 1039603); // it is still there
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--verbose",
                "extra",
                "--port",
                "--port=x",
                "--port=-1",
                "--port=65536",
                "--speed=-1",
                "--speed=1001",
                "--speed=NaN",
                "--speed=fast",
                "--seed",
                "--port=1 --port=2"
            })
    void refusesOtherArguments(String arguments) {
        assertThatThrownBy(() -> RelativitySandboxMain.run(out, arguments.split(" ")))
                .isInstanceOf(CommandLine.ParameterException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n")
                .contains(arguments.replaceAll("[= ].*", ""));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
