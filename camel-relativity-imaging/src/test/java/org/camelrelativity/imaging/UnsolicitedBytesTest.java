package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.testing.Certificates;
import org.camelrelativity.common.testing.ConnectProxy;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A response that nobody asked for, on a connection that is used again. It must never be taken for the answer to the next
 * request: a 429 would say "not sent" of a job that runs, and a 200 would name somebody else's.
 */
@Timeout(60)
class UnsolicitedBytesTest {

    private static final String OWN_ID = "442dd13d-26ed-493d-b48c-3547ef62394c";
    private static final String OTHERS_ID = "00000000-0000-0000-0000-00000000beef";
    private static final String SET = "{\"ArtifactID\":5}";
    private static final String STARTED = RawServer.json("200 OK", "{\"ImagingJobId\":\"" + OWN_ID + "\"}");
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n10\r\n" + SET + "\r\n0\r\n\r\n";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @TempDir
    static Path folder;

    private RawServer server;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve(RawServer.Script script) throws IOException {
        server = new RawServer(script);
        relativity.configuration().setInstanceUrl(server.url());
    }

    /** Runs are executed and answered; what else is asked for is answered in the given way. */
    private static RawServer.Script executing(RawServer.Script others) {
        return request -> isRun(request) ? STARTED : others.answer(request);
    }

    private static boolean isRun(RawServer.Arrived request) {
        return !request.method().contains("ReadAsync") && !request.method().contains("DeleteAsync");
    }

    static Stream<String> responses() {
        return Stream.of(
                RawServer.json("400 Bad Request", "{}"),
                RawServer.json("404 Not Found", ""),
                RawServer.json("429 Too Many Requests", ""),
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n",
                RawServer.json("503 Service Unavailable", ""),
                RawServer.json("200 OK", "{\"ImagingJobId\":\"" + OTHERS_ID + "\"}"),
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 429 Too",
                "\r\n",
                "x");
    }

    static Stream<Arguments> responsesInOneSegment() {
        return responses().flatMap(surplus -> Stream.of(
                        RawServer.json("200 OK", SET),
                        CHUNKED,
                        "HTTP/1.1 100 Continue\r\n\r\n" + RawServer.json("200 OK", SET),
                        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + CHUNKED)
                .map(answer -> Arguments.of(answer, surplus)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("responsesInOneSegment")
    void surplusBehindAnAnswerIsNotTheNextAnswer(String answer, String surplus) throws Exception {
        serve(executing(request -> answer + surplus));

        assertThat(read().getException()).isNull();
        assertRunsOnce("job/run");
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("responses")
    void surplusBetweenTwoRequestsIsNotTheNextAnswer(String surplus) throws Exception {
        serve(executing(request -> RawServer.json("200 OK", SET)));

        for (String operation : List.of("job/run", "job/retry-errors", "job/image-document")) {
            assertThat(read().getException()).isNull();
            server.write(server.connections(), surplus);
            assertRunsOnce(operation);
        }
        assertThat(server.connections()).isEqualTo(4);
    }

    @Test
    void readsAreNotAnsweredByIt() throws Exception {
        serve(request -> RawServer.json("200 OK", "{\"ArtifactID\":6}"));
        assertThat(read().getException()).isNull();
        server.write(1, RawServer.json("200 OK", "{\"ArtifactID\":7}"));

        assertThat(read().getMessage().getBody(ImagingSet.class).artifactId()).isEqualTo(6);
        assertThat(server.connections()).isEqualTo(2);
    }

    /** The pool may hold many of them. */
    @Test
    void allConnectionsMayBeNoisy() throws Exception {
        relativity.configuration().setMaxAttempts(1);
        int many = 8;
        CyclicBarrier together = new CyclicBarrier(many);
        serve(executing(request -> {
            together.await();
            return RawServer.json("200 OK", SET);
        }));
        Stream<Thread> threads = Stream.generate(
                        () -> new Thread(() -> assertThat(read().getException()).isNull()))
                .limit(many);
        for (Thread thread : threads.peek(Thread::start).toList()) {
            thread.join();
        }
        assertThat(server.connections()).isEqualTo(many);
        for (int connection = 1; connection <= many; connection++) {
            server.write(connection, RawServer.json("429 Too Many Requests", ""));
        }
        assertRunsOnce("job/run");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("responses")
    void whatIsLongerThanItSaysIsNotTheNextAnswer(String surplus) throws Exception {
        AtomicInteger reads = new AtomicInteger();
        serve(executing(request -> reads.getAndIncrement() == 0
                ? "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}" + surplus
                : RawServer.json("200 OK", SET)));
        Exchange delete = send("set/delete");
        assertThat(delete.getException()).isNull();
        assertRunsOnce("job/run");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aRetryMayHaveLeftIt() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        serve(executing(request -> reads.getAndIncrement() == 0
                ? RawServer.json("503 Service Unavailable", "")
                : RawServer.json("200 OK", SET) + RawServer.json("429 Too Many Requests", "")));
        assertThat(read().getException()).isNull();
        assertThat(reads).hasValue(2);
        assertRunsOnce("job/run");
    }

    /** Which of two is the answer to the request can't be told, so neither is believed. */
    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "401 Unauthorized", "404 Not Found", "429 Too Many Requests", "200 OK"})
    void twoAnswersToARunLeaveTheOutcomeUnknown(String status) throws Exception {
        String surplus = RawServer.json(status, "{\"ImagingJobId\":\"" + OTHERS_ID + "\"}")
                .replaceFirst("\r\n", "\r\nWWW-Authenticate: Bearer\r\n");
        serve(request -> isRun(request) ? surplus + STARTED : RawServer.json("200 OK", SET));
        assertThat(read().getException()).isNull();

        Exchange run = send("job/run");

        assertThat(run.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(((RelativityException) run.getException()).getAttempts()).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("responses")
    void protectedConnectionsAreNoDifferent(String surplus) throws Exception {
        serveProtected(executing(request ->
                request.connection() == 1 ? RawServer.json("200 OK", SET) + surplus : RawServer.json("200 OK", SET)));
        assertThat(read().getException()).isNull(); // in one record with the answer
        assertThat(read().getException()).isNull();
        assertThat(server.connections()).isEqualTo(2);
        server.write(2, surplus); // in a record of its own
        assertRunsOnce("job/run");
        assertThat(server.connections()).isEqualTo(3);
    }

    /** HttpClient's buffer is full of the answer: what was decrypted with it waits below. */
    @Test
    void protectedAnswersThatFillABufferAreNoDifferent() throws Exception {
        int buffer = 8192;
        String answer = padded(1000);
        String full = padded(1000 + buffer - answer.length());
        assertThat(full).hasSize(buffer);
        serveProtected(executing(request -> full + RawServer.json("429 Too Many Requests", "")));
        assertThat(read().getException()).isNull();
        assertRunsOnce("job/run");
        assertThat(server.connections()).isEqualTo(2);
    }

    private static String padded(int length) {
        return RawServer.json("200 OK", "{\"ArtifactID\":5,\"Keywords\":\"" + "x".repeat(length) + "\"}");
    }

    @Test
    void aQuietProtectedConnectionIsUsedAgain() throws Exception {
        serveProtected(executing(request -> RawServer.json("200 OK", SET)));
        assertThat(read().getException()).isNull();
        assertRunsOnce("job/run");
        assertRunsOnce("job/image-document");
        assertThat(server.connections()).isEqualTo(1);
    }

    /** TLS says so, in bytes that are no answer. */
    @Test
    void aProtectedConnectionThatTheServerHasClosedIsNotUsed() throws Exception {
        serveProtected(executing(request -> RawServer.json("200 OK", SET)));
        server.closing();
        assertThat(read().getException()).isNull();
        await().until(() -> server.openConnections() == 0);
        assertRunsOnce("job/run");
        assertThat(server.connections()).isEqualTo(2);
    }

    /** Unprotected bytes of a proxy would else be read as Relativity's answer, before anything is asked. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("responses")
    void whatAProxySaysBesideIsNotRelativitysAnswer(String surplus) throws Exception {
        serveProtected(executing(request -> RawServer.json("200 OK", SET)));
        try (ConnectProxy proxy = new ConnectProxy("200 OK\r\nX: y\r\n\r\n" + surplus)) {
            relativity.configuration().setProxyHost("localhost");
            relativity.configuration().setProxyPort(proxy.port());
            Exchange run = send("job/run");
            assertThat(run.getException()).isInstanceOf(RelativityNotSentException.class);
            assertThat(((RelativityException) run.getException()).getAttempts()).isZero();
            assertThat(server.arrived("RunImagingSetAsync")).isEmpty();
        }
    }

    @Test
    void theIdentityServersConnectionIsNoDifferent() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        serve(request -> {
            if (request.method().equals("token")) {
                return token("token-" + tokens.incrementAndGet()) + token("another");
            }
            return request.head().contains("Bearer token-2")
                    ? RawServer.json("200 OK", SET)
                    : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n";
        });
        relativity.configuration().setUsername(null);
        relativity.configuration().setPassword(null);
        relativity.configuration().setClientId("id");
        relativity.configuration().setClientSecret("secret");
        relativity.configuration().setTokenUrl(server.url() + "/token");
        assertThat(read().getException()).isNull();
        assertThat(tokens).hasValue(2);
    }

    private static String token(String token) {
        return RawServer.json("200 OK", "{\"access_token\":\"" + token + "\",\"expires_in\":3600}");
    }

    private void serveProtected(RawServer.Script script) throws Exception {
        Certificates certificates = new Certificates(folder);
        Path identity = folder.resolve("server.p12").toFile().exists()
                ? folder.resolve("server.p12")
                : certificates.identity("server", "localhost", "dns:localhost,ip:127.0.0.1");
        SSLContext tls =
                Certificates.parameters(certificates.trust("server"), identity).createSSLContext(relativity.context());
        server = new RawServer(tls, script);
        relativity.configuration().setInstanceUrl("https://localhost:" + server.port());
        relativity.configuration().setSslContextParameters(Certificates.parameters(certificates.trust("server"), null));
    }

    private void assertRunsOnce(String operation) throws Exception {
        int before = runs();
        Exchange run = send(operation);
        assertThat(run.getException()).isNull();
        assertThat(run.getMessage()
                        .getBody(ImagingJobResponse.class)
                        .imagingJobId()
                        .guid()
                        .orElseThrow())
                .hasToString(OWN_ID);
        assertThat(runs() - before).isEqualTo(1);
    }

    private int runs() {
        return (int) Stream.of("RunImagingSetAsync", "RetryErrorsAsync", "ImageDocumentAsync")
                .flatMap(method -> server.arrived(method).stream())
                .count();
    }

    private Exchange read() {
        try {
            return send("set/read");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Exchange send(String operation) throws Exception {
        return relativity.send(
                "relativity-imaging:" + operation + "?workspaceId=7",
                null,
                Map.of(
                        RelativityImagingConstants.IMAGING_SET_ID, 5,
                        RelativityImagingConstants.DOCUMENT_ID, 6,
                        RelativityImagingConstants.IMAGING_PROFILE_ID, 9));
    }
}
