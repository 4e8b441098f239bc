package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that never ends to answer, or answers what takes much room, costs neither the heap nor much time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndlessAnswersTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    /** What a connection may have taken in, and what lies in the buffers on the way. */
    private static final long MOST_BYTES = 32_000_000;

    private record Endless(String name, String start, String piece) {
        @Override
        public String toString() {
            return name;
        }
    }

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Endless answer;
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        executor.execute(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        executor.shutdownNow();
    }

    static Stream<Endless> answers() {
        String kilobyte = "x".repeat(1000);
        return Stream.of(
                new Endless("headers", OK, "X-Flood: " + kilobyte + "\r\n"),
                new Endless("one header", OK + "X-Flood: ", kilobyte),
                new Endless("a folded header", OK + "X-Flood: x\r\n", " " + kilobyte + "\r\n"),
                new Endless("the first line", "HTTP/1.1 200 ", kilobyte),
                new Endless("empty lines", "", "\r\n".repeat(500)),
                new Endless("a chunked body", CHUNKED, "3e8\r\n" + kilobyte + "\r\n"),
                new Endless("a body without length", OK + "\r\n", kilobyte),
                new Endless("a chunk's size", CHUNKED + "1;", kilobyte),
                new Endless("trailers", CHUNKED + "2\r\n{}\r\n0\r\n", "X-Flood: " + kilobyte + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void endsWhatNeverEnds(Endless endless) throws Exception {
        relativity.configuration().setInstanceUrl("http://127.0.0.1:" + server.getLocalPort());
        relativity.configuration().setMaxResponseSize(100_000);
        answer = endless;

        RelativityException run = failure("job/run");
        assertThat(run).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(run.getAttempts()).isEqualTo(1);
        assertThat(connections).hasValue(1);
        assertThat(written).hasValueLessThan(MOST_BYTES);

        RelativityException read = failure("set/read");
        assertThat(read).isInstanceOf(RelativityUnavailableException.class);
        assertThat(written).hasValueLessThan(2 * MOST_BYTES * read.getAttempts());
    }

    /** One would be as large again. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Flood: x\r\n", "x"})
    void doesNotRepeatWhatHasTooManyHeaders(String piece) throws Exception {
        relativity.configuration().setInstanceUrl("http://127.0.0.1:" + server.getLocalPort());
        answer = new Endless("", OK, piece.repeat(1000));
        assertThat(failure("set/read").getAttempts()).isEqualTo(1);
    }

    static Stream<String> largeValues() {
        return Stream.of(
                "\"" + "x".repeat(10_000_000) + "\"",
                "9".repeat(10_000_000),
                "1e1000000000",
                "-1e-1000000000",
                "1e-10000000001",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("largeValues")
    void aValueThatIsTooLargeIsNoJobId(String value) throws Exception {
        relativity.answer(WireMock.okJson("{\"ImagingJobId\":" + value + "}"));
        RelativityException e = failure("job/run");
        assertThat(e).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(e.getMessage()).hasSizeLessThan(3_000);
        relativity.answer(WireMock.aResponse().withStatus(500).withBody("{\"Message\":" + value + "}"));
        assertThat(failure("job/run")).isInstanceOf(RelativityOutcomeUnknownException.class);
        relativity.answer(WireMock.okJson("{\"ArtifactID\":" + value + "}"));
        assertThat(failure("set/read")).isInstanceOf(RelativityUnavailableException.class);
    }

    private RelativityException failure(String operation) throws Exception {
        return (RelativityException) relativity
                .send("relativity-imaging:" + operation + "?workspaceId=7&imagingSetId=5", null, Map.of())
                .getException();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                RawServer.readRequest(socket.getInputStream()); // what comes before it would be nobody's answer
                OutputStream out = socket.getOutputStream();
                out.write(answer.start().getBytes(StandardCharsets.US_ASCII));
                byte[] piece = answer.piece().getBytes(StandardCharsets.US_ASCII);
                while (written.addAndGet(piece.length) < Long.MAX_VALUE) {
                    out.write(piece);
                }
            } catch (IOException e) {
                assertThat(e).isNotNull(); // the client has had enough
            }
        }
    }
}
