package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page without a browser: what it is served with, what it reads, and what it can change. */
class PageTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-03-01T10:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.clock(clock).timing(new SandboxTiming(SECOND, SECOND, SECOND, SECOND)));

    private RelativitySandbox sandbox() {
        return relativity.sandbox();
    }

    /** Without Relativity's credentials. */
    private TestClient visitor() {
        return new TestClient(sandbox()).without("Authorization");
    }

    private JsonNode state() throws Exception {
        return visitor().json("GET", Page.STATE, "");
    }

    @Test
    void isOneFileThatNeedsNothingElse() throws Exception {
        HttpResponse<String> page = visitor().without("X-CSRF-Header").get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-", "frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("http:", "https:", "innerHTML", " src=");
    }

    @Test
    void tellsSetsWithTheirProgress() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        workspace.addImagingSet(1039603, "First", workspace.addSavedSearch(10, 2));
        workspace.runImagingSet(1039603);
        clock.advance(Duration.ofSeconds(2 + 9));

        JsonNode set = state().at("/sets/rows/0");

        assertThat(set).isEqualTo(Json.parse("""
                        {"workspace":1017371,"id":1039603,"name":"First","status":"Imaging","documents":10,"done":8,
                         "errored":1,"skipped":0,"hidden":false,"runs":1,"retries":0}"""));
    }

    @Test
    void tellsWorkspacesWithWhatIsInThem() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        workspace.addImagingSet("First", workspace.addSavedSearch(10, 2));

        assertThat(state().at("/workspaces/rows/0")).isEqualTo(Json.parse("""
                        {"id":1017371,"documents":10,"savedSearches":1,"profiles":2,"sets":1,"productions":0}"""));
    }

    @Test
    void tellsProductionsAndTheirQueue() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        int errored = workspace.addErroredProduction("Volume 1");
        workspace.addProduction("Volume 2", 5);

        JsonNode state = state();

        assertThat(state.at("/productions/rows/0/status").asText()).isEqualTo("Error");
        assertThat(state.at("/productions/rows/1/status").asText()).isEqualTo("Staged");
        assertThat(state.at("/productions/rows/1/done").asInt()).isZero();
        assertThat(state.at("/queue/rows")).hasSize(1);
        assertThat(state.at("/queue/rows/0/job").asInt())
                .isEqualTo(workspace.production(errored).jobId());
        assertThat(state.at("/queue/rows/0/id").asInt()).isEqualTo(errored);
    }

    @Test
    void tellsWhatArrivedWasReceivedAndTookEffect() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        workspace.addImagingSet(1039603, "First", workspace.addSavedSearch(1, 0));
        sandbox().faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(503));
        TestClient client = new TestClient(sandbox());
        client.post(TestClient.JOB + "RunImagingSetAsync", TestClient.imagingJob(1017371, 1039603));
        client.run(1017371, 1039603);

        JsonNode state = state();

        assertThat(state.get("arrived").asInt()).isEqualTo(2);
        JsonNode run = operation(state, "RUN_IMAGING_SET");
        assertThat(run).isEqualTo(Json.parse("""
                        {"id":"RUN_IMAGING_SET","name":"run imaging set","arrived":2,"received":1,"tookEffect":1,"planned":0}"""));
        assertThat(state.at("/requests/0/status").asInt()).isEqualTo(200);
        assertThat(state.at("/requests/0/tookEffect").asBoolean()).isTrue();
        assertThat(state.at("/requests/1/status").asInt()).isEqualTo(503);
        assertThat(state.at("/requests/1/received").asBoolean()).isFalse();
    }

    private static JsonNode operation(JsonNode state, String id) {
        for (JsonNode operation : state.get("operations")) {
            if (operation.get("id").asText().equals(id)) {
                return operation;
            }
        }
        throw new AssertionError("no " + id);
    }

    /** The journal is the client's of Relativity, and WireMock's is the test's. */
    @Test
    void leavesNoTrace() throws Exception {
        sandbox().faults().always(SandboxOperation.READ_VERSION, SandboxFault.status(503));
        visitor().get("/");
        state();
        visitor().post(Page.FAULTS, "{}");

        assertThat(sandbox().journal().arrived()).isZero();
        assertThat(sandbox().journal().entries()).isEmpty();
        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void plansAFault() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        workspace.addImagingSet(1039603, "First", workspace.addSavedSearch(1, 0));

        HttpResponse<String> planned =
                visitor().post(Page.FAULTS, "{\"operation\":\"RUN_IMAGING_SET\",\"fault\":\"lose the answer\"}");

        assertThat(planned.statusCode()).isEqualTo(204);
        assertThat(operation(state(), "RUN_IMAGING_SET").get("planned").asInt()).isOne();
        assertThatThrownBy(() -> new TestClient(sandbox()).run(1017371, 1039603))
                .isInstanceOf(IOException.class);
        assertThat(workspace.imagingSet(1039603).runs()).isOne();
        assertThat(state().at("/requests/0/status").asInt()).isZero();
    }

    @Test
    void forgetsTheFaults() throws Exception {
        sandbox().faults().next(SandboxOperation.READ_VERSION, SandboxFault.status(503), 3);

        assertThat(visitor().send(Page.FAULTS, "DELETE", "").statusCode()).isEqualTo(204);

        assertThat(operation(state(), "READ_VERSION").get("planned").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sandbox/faults | {}",
                "/sandbox/faults | {\"operation\":\"RUN_IMAGING_SET\",\"fault\":\"burn\"}",
                "/sandbox/faults | {\"operation\":\"run\",\"fault\":\"lose the answer\"}",
                "/sandbox/faults | [",
                "/sandbox/clock | {}",
                "/sandbox/clock | {\"speed\":-1}",
                "/sandbox/clock | {\"speed\":1001}",
                "/sandbox/clock | {\"speed\":\"1\"}"
            })
    void refusesWhatItDoesNotUnderstand(String path, String body) throws Exception {
        visitor().error(400, path, body);
    }

    @Test
    void changesTheSpeedOfItsOwnClock() throws Exception {
        try (RelativitySandbox own = RelativitySandbox.start()) {
            TestClient visitor = new TestClient(own);
            assertThat(visitor.json("GET", Page.STATE, "").at("/clock/speed").asDouble())
                    .isEqualTo(1);

            assertThat(visitor.post(Page.CLOCK, "{\"speed\":0.5}").statusCode()).isEqualTo(204);

            assertThat(visitor.json("GET", Page.STATE, "").at("/clock/speed").asDouble())
                    .isEqualTo(0.5);
        }
    }

    @Test
    void leavesTheClockOfATestAlone() throws Exception {
        assertThat(state().at("/clock/now").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(state().at("/clock/speed").isMissingNode()).isTrue();
        visitor().error(409, Page.CLOCK, "{\"speed\":10}");
    }

    /** Another site's page may make a browser send requests, but neither with this header nor with our host. */
    @Test
    void isForNoOtherSitesPage() throws Exception {
        TestClient other = visitor().without("X-CSRF-Header");
        assertThat(other.post(Page.FAULTS, "{\"operation\":\"RUN_IMAGING_SET\",\"fault\":\"lose the answer\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.send(Page.FAULTS, "DELETE", "").statusCode()).isEqualTo(403);
        assertThat(other.send(Page.STATE, "OPTIONS", "").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(statusLine("GET /sandbox/state HTTP/1.1", "evil.example")).contains(" 404 ");
        assertThat(statusLine("GET / HTTP/1.1", "127.0.0.1.evil.example")).contains(" 404 ");
        assertThat(statusLine("GET / HTTP/1.1", "localhost:1")).contains(" 200 ");
    }

    private String statusLine(String requestLine, String host) throws IOException {
        URI url = URI.create(sandbox().instanceUrl());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox", "/sandbox/", "/sandbox/other", "/sandbox/state/", "/index.html", "//"})
    void allOtherPathsAreRelativitys(String path) throws Exception {
        assertThat(visitor().get(path).statusCode()).isEqualTo(404);
        assertThat(sandbox().journal().arrived()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"PUT, /sandbox/faults", "GET, /sandbox/faults", "DELETE, /sandbox/clock", "POST, /sandbox/state"})
    void refusesOtherVerbs(String method, String path) throws Exception {
        assertThat(visitor().send(path, method, "").statusCode()).isEqualTo(405);
    }

    /** As many as somebody can look at. */
    @Test
    void isNoLargerForALargeSandbox() throws Exception {
        SandboxWorkspace workspace = sandbox().addWorkspace(1017371);
        int search = workspace.addSavedSearch(0, 0);
        IntStream.range(0, 300).forEach(i -> workspace.addImagingSet("x".repeat(1000), search));
        TestClient client = visitor();
        for (int i = 0; i < 100; i++) {
            client.get("/x/" + "y".repeat(1000));
        }

        JsonNode state = state();

        assertThat(state.at("/sets/rows")).hasSize(200);
        assertThat(state.at("/sets/more").asInt()).isEqualTo(100);
        assertThat(state.at("/requests")).hasSize(60);
        assertThat(Json.write(state).length()).isLessThan(150_000);
    }
}
