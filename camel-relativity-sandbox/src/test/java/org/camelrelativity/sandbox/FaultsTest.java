package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.READ_IMAGING_SET;
import static org.camelrelativity.sandbox.SandboxOperation.RETRY_ERRORS;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RelativitySandboxExtension.class)
class FaultsTest {
    private static final String RUN = TestClient.JOB + "RunImagingSetAsync";

    private RelativitySandbox sandbox;
    private TestClient client;
    private SandboxImagingSet set;
    private String body;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        client = new TestClient(sandbox);
        SandboxWorkspace workspace = sandbox.addWorkspace();
        set = workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0)));
        body = TestClient.imagingJob(workspace.artifactId(), set.artifactId());
    }

    @Test
    void resetBeforeEffectLeavesTheStateUntouched() {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());

        assertThatThrownBy(() -> client.post(RUN, body)).isInstanceOf(IOException.class);

        assertThat(set.runs()).isZero();
        assertCounts(1, 0, 0);
        assertThat(sandbox.journal().entries().get(0).status()).isZero();
    }

    @Test
    void resetAfterEffectHasRun() {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        assertThatThrownBy(() -> client.post(RUN, body)).isInstanceOf(IOException.class);

        assertThat(set.runs()).isOne();
        assertCounts(1, 1, 1);
        assertThat(sandbox.journal().entries().get(0).status()).isZero();
    }

    @Test
    void aResetIsAResetOnTheWire() throws IOException {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        try (Socket socket = send()) {
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void cutBodyPromisesMoreThanItSends() throws IOException {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.cutBody());

        String answer;
        try (Socket socket = send()) {
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        int sent = answer.length() - answer.indexOf("\r\n\r\n") - 4;
        assertThat(answer).startsWith("HTTP/1.1 200").contains("ImagingJobId");
        assertThat(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"))
                .satisfies(promised -> assertThat(Integer.parseInt(promised)).isGreaterThan(sent));
        assertThat(set.runs()).isOne();
        assertCounts(1, 1, 1);
    }

    @Test
    void anEmptyAnswerCanBeCutToo() {
        sandbox.faults().next(SandboxOperation.DELETE_IMAGING_SET, SandboxFault.cutBody());

        assertThatThrownBy(() -> client.post(
                        TestClient.SET + "DeleteAsync", body.substring("{\"imagingJob\":".length(), body.length() - 1)))
                .isInstanceOf(IOException.class);

        assertThat(sandbox.journal().tookEffect(SandboxOperation.DELETE_IMAGING_SET))
                .isOne();
    }

    @Test
    void slowDripSendsPieceByPiece() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.slowDrip(Duration.ofMillis(400)));

        long before = System.nanoTime();
        HttpResponse<String> answer = client.post(RUN, body);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(350));
        assertThat(answer.body()).contains("ImagingJobId");
        assertCounts(1, 1, 1);
    }

    @Test
    void anAnswerWithoutBodyDripsByComingLate() throws Exception {
        sandbox.faults().next(SandboxOperation.DELETE_IMAGING_SET, SandboxFault.slowDrip(Duration.ofMillis(300)));

        long before = System.nanoTime();
        HttpResponse<String> answer = client.post(
                TestClient.SET + "DeleteAsync", body.substring("{\"imagingJob\":".length(), body.length() - 1));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aLateAnswerDoesNotHoldUpTheClose() throws Exception {
        RelativitySandbox other = RelativitySandbox.start();
        int type = other.addWorkspace(1017371).nativeType("HTML");
        other.faults().next(SandboxOperation.READ_NATIVE_TYPE, SandboxFault.latency(Duration.ofMinutes(5)));
        String read = "{\"nativeTypeId\":%d,\"workspaceID\":1017371}".formatted(type);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> new TestClient(other).post(TestClient.NATIVE_TYPE + "ReadAsync", read))
                        .isInstanceOf(IOException.class));
        await().until(() -> other.journal().tookEffect(SandboxOperation.READ_NATIVE_TYPE) == 1);

        long before = System.nanoTime();
        other.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void latencyTakesEffectAtOnceAndAnswersLate() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.latency(Duration.ofMillis(300)));

        long before = System.nanoTime();
        HttpResponse<String> answer = client.post(RUN, body);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertCounts(1, 1, 1);
    }

    @Test
    void aStatusReplacesTheAnswerOnce() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(503, Duration.ofSeconds(7)));

        HttpResponse<String> refused = client.post(RUN, body);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        assertCounts(1, 0, 0);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(200);
        assertCounts(2, 1, 1);
    }

    @Test
    void aStatusCanHaveRelativitysErrorBody() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(500, "Some.Exception", "Deadlocked"));

        assertThat(client.error(500, RUN, body).get("Message").asText()).isEqualTo("Deadlocked");
    }

    @Test
    void aFaultCanStrikeSeveralTimes() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(502), 2);
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(429));

        assertThat(client.post(RUN, body).statusCode()).isEqualTo(502);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(502);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(429);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultCanStrikeAlwaysUntilCleared() throws Exception {
        sandbox.faults().always(RUN_IMAGING_SET, SandboxFault.status(500));

        assertThat(client.post(RUN, body).statusCode()).isEqualTo(500);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(500);
        sandbox.faults().clear();
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(200);
    }

    @Test
    void aStatusCanComeAlthoughItHasRun() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.statusAfterEffect(500));

        assertThat(client.post(RUN, body).statusCode()).isEqualTo(500);

        assertThat(set.runs()).isOne();
        assertCounts(1, 1, 1);
        assertThat(sandbox.journal().entries().get(0).status()).isEqualTo(500);
    }

    @Test
    void whatIsPlannedComesBeforeWhatIsDecided() throws Exception {
        sandbox.faults().decide(operation -> operation == RUN_IMAGING_SET ? SandboxFault.status(500) : null);
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.status(501));

        assertThat(client.post(RUN, body).statusCode()).isEqualTo(501);
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(500);
        sandbox.faults().always(RUN_IMAGING_SET, SandboxFault.status(502));
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(502);
        sandbox.faults().clear();
        assertThat(client.post(RUN, body).statusCode()).isEqualTo(200);
    }

    @Test
    void aSeedDecidesTheSameEachTime() throws Exception {
        String read = body.substring("{\"imagingJob\":".length(), body.length() - 1);
        List<List<Integer>> rounds = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            Random random = new Random(7);
            sandbox.faults().decide(operation -> random.nextInt(3) == 0 ? SandboxFault.status(503) : null);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                statuses.add(client.post(TestClient.SET + "ReadAsync", read).statusCode());
            }
            rounds.add(statuses);
        }

        assertThat(rounds.get(1)).isEqualTo(rounds.get(0)).contains(200, 503);
    }

    @Test
    void aFaultStrikesOnlyItsOperation() throws Exception {
        sandbox.faults().always(READ_IMAGING_SET, SandboxFault.status(500));

        assertThat(client.post(RUN, body).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherAnswerTakesThePlaceOfRelativitys() throws Exception {
        Map<String, String> headers = Map.of("Content-Type", "text/plain", "Retry-After", "3");
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.otherAnswer(504, headers, "too late"));

        HttpResponse<String> answer = client.post(RUN, body);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("too late");
        assertThat(answer.headers().map()).containsKeys("Content-Type", "Retry-After");
        assertThat(set.runs()).isOne();
        assertCounts(1, 1, 1);
        assertThat(sandbox.journal().entries().get(0).status()).isEqualTo(504);
    }

    @Test
    void anAnswerCanBeCompressed() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.gzip());
        assertThat(unzipped(received())).contains("ImagingJobId");

        Map<String, String> headers = Map.of("Content-Encoding", "gzip", "Content-Type", "application/json");
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.otherAnswer(200, headers, " ".repeat(1_000_000)));
        byte[] bomb = received();
        assertThat(bomb.length).isLessThan(10_000);
        assertThat(unzipped(bomb)).hasSize(1_000_000);
    }

    private byte[] received() throws IOException {
        try (Socket socket = send()) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Encoding: gzip");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static String unzipped(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theLoginPageIsHtmlWith200() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.htmlLoginPage());

        HttpResponse<String> page = client.post(RUN, body);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(set.runs()).isZero();
    }

    @Test
    void theExpiredTokenIsTheUsual401() throws Exception {
        sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.expiredToken());

        HttpResponse<String> answer = client.post(RUN, body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Relativity.REST\"");
        assertThat(answer.body()).isEmpty();
        assertCounts(1, 0, 0);
    }

    @Test
    void aHiddenMethodIs404AndItsOtherNameStillWorks() throws Exception {
        sandbox.faults().next(RETRY_ERRORS, SandboxFault.methodNotFound());

        HttpResponse<String> missing = client.post(TestClient.JOB + "RetryErrorsAsync", body);

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Relativity.Services.Exceptions.ServiceNotFoundException");
        assertThat(client.json(TestClient.JOB + "RetryImagingSetErrorsAsync", body)
                        .has("ImagingJobId"))
                .isTrue();
        assertThat(sandbox.journal().arrived(RETRY_ERRORS)).isEqualTo(2);
        assertThat(set.retries()).isOne();
    }

    @Test
    void aFaultNeedsAPossibleDurationAndCount() {
        assertThatThrownBy(() -> SandboxFault.latency(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.faults().next(RUN_IMAGING_SET, SandboxFault.cutBody(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertCounts(int arrived, int received, int tookEffect) {
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).as("arrived").isEqualTo(arrived);
        assertThat(sandbox.journal().received(RUN_IMAGING_SET)).as("received").isEqualTo(received);
        assertThat(sandbox.journal().tookEffect(RUN_IMAGING_SET))
                .as("took effect")
                .isEqualTo(tookEffect);
    }

    /** Sends the run without any HTTP client's opinion on what comes back. */
    private Socket send() throws IOException {
        Socket socket =
                new Socket("127.0.0.1", URI.create(sandbox.instanceUrl()).getPort());
        socket.setSoTimeout(10_000);
        String request = "POST " + RUN
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-CSRF-Header: -\r\n"
                + "Content-Type: application/json\r\nAuthorization: "
                + TestClient.basic(sandbox.username(), sandbox.password()) + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
