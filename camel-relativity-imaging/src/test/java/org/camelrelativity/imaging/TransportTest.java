package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long connections live, how large an answer may be, and what of HttpClient's own is off. */
class TransportTest {

    private static final String SET = "{\"ArtifactID\":5}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private RawServer server;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve(RawServer.Script script) throws IOException {
        server = new RawServer(script);
        relativity.configuration().setInstanceUrl(server.url());
    }

    /** The pool keeps the time of day, which no test can set: so one second has to pass. */
    private static void oneSecondGoesBy() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(1_100, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void whatCannotBeRepeatedNeedsAConnectionUsedWithinASecond() throws Exception {
        serve(request -> RawServer.json("200 OK", "{\"ArtifactID\":5,\"ImagingJobId\":1}"));
        assertThat(send("set/read").getException()).isNull();
        assertThat(send("job/run").getException()).isNull();
        assertThat(server.connections()).isEqualTo(1);
        oneSecondGoesBy();
        assertThat(send("set/read").getException()).isNull();
        assertThat(server.connections()).isEqualTo(1);
        oneSecondGoesBy();
        assertThat(send("job/run").getException()).isNull();
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionIsKeptNoLongerThanTheServerSays() throws Exception {
        serve(request -> RawServer.json("200 OK", SET).replaceFirst("\r\n", "\r\nKeep-Alive: timeout=1\r\n"));
        assertThat(send("set/read").getException()).isNull();
        oneSecondGoesBy();
        assertThat(send("set/read").getException()).isNull();
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30 SECONDS",
        "timeout=29, 29 SECONDS",
        "timeout=30, 30 SECONDS",
        "timeout=31, 30 SECONDS",
        "timeout=86400, 30 SECONDS",
        "timeout=0, 30 SECONDS",
        "timeout=-1, 30 SECONDS"
    })
    void aConnectionIsKeptForAtMostHalfAMinute(String keepAlive, String kept) throws Exception {
        serve(request -> RawServer.json("200 OK", SET).replaceFirst("\r\n", "\r\nKeep-Alive: " + keepAlive + "\r\n"));
        Logger logger = Logger.getLogger("org.apache.hc.client5.http.impl.classic.MainClientExec");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        try {
            assertThat(send("set/read").getException()).isNull();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        assertThat(lines).anyMatch(line -> line.endsWith("can be kept alive for " + kept));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerMayBeAsLargeAsItMayBe(boolean chunked) throws Exception {
        relativity.configuration().setMaxResponseSize(1000);
        int[] size = {1000};
        serve(request -> {
            String body = "{\"ArtifactID\":5,\"x\":\"" + "x".repeat(size[0] - 23) + "\"}";
            assertThat(body).hasSize(size[0]);
            return chunked
                    ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"
                    : RawServer.json("200 OK", body);
        });
        assertThat(send("set/read").getException()).isNull();
        assertThat(send("set/read").getException()).isNull();
        assertThat(server.connections()).isEqualTo(1);
        size[0] = 1001;
        RelativityException e = (RelativityException) send("set/read").getException();
        assertThat(e)
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("larger than 1000 bytes (option maxResponseSize)");
        assertThat(e.getAttempts()).as("the same again would be as large").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"190, 10, true", "205, 10, false", "1, 32000, true", "1, 32800, false"})
    void headersHaveLimits(int count, int length, boolean read) throws Exception {
        String headers = ("X: " + "x".repeat(length) + "\r\n").repeat(count);
        serve(request -> RawServer.json("200 OK", SET).replaceFirst("\r\n", "\r\n" + headers));
        Exchange exchange = send("set/read");
        assertThat(exchange.getException() == null).isEqualTo(read);
        assertThat(server.arrived("ReadAsync")).hasSize(1);
    }

    /** Those to the identity server too. */
    @Test
    void aComponentThatStopsLeavesNoConnection() throws Exception {
        serve(request ->
                RawServer.json("200 OK", request.method().equals("token") ? "{\"access_token\":\"token\"}" : SET));
        relativity.configuration().setUsername(null);
        relativity.configuration().setPassword(null);
        relativity.configuration().setClientId("id");
        relativity.configuration().setClientSecret("secret");
        relativity.configuration().setTokenUrl(server.url() + "/token");
        assertThat(send("set/read").getException()).isNull();
        assertThat(server.openConnections()).isEqualTo(2);
        relativity.component().stop();
        await().until(() -> server.openConnections() == 0);
    }

    @Test
    void noCookieIsSentBack() throws Exception {
        serve(request -> RawServer.json("200 OK", SET).replaceFirst("\r\n", "\r\nSet-Cookie: a=b; Path=/\r\n"));
        send("set/read");
        send("set/read");
        assertThat(server.arrived("ReadAsync")).hasSize(2).allMatch(request -> !request.head()
                .toLowerCase(java.util.Locale.ROOT)
                .contains("\ncookie:"));
    }

    @Test
    void noMoreConnectionsThanAllowed() throws Exception {
        relativity.configuration().setMaxConnections(1);
        relativity.configuration().setConnectionRequestTimeout(Duration.ofMillis(50));
        relativity.configuration().setMaxAttempts(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        serve(request -> {
            asked.countDown();
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            return RawServer.json("200 OK", SET);
        });
        Exchange[] first = new Exchange[1];
        Thread thread = new Thread(() -> first[0] = sendUnchecked());
        thread.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(send("set/read").getException()).isInstanceOf(RelativityNotSentException.class);

        answered.countDown();
        thread.join();
        assertThat(first[0].getException()).isNull();
        assertThat(server.connections()).isEqualTo(1);
    }

    /** Camel has 20 for a host if nothing is said. */
    @Test
    void opensAsManyConnectionsAsAllowed() throws Exception {
        int many = 21;
        relativity.configuration().setMaxConnections(many);
        CyclicBarrier together = new CyclicBarrier(many);
        serve(request -> {
            together.await(10, TimeUnit.SECONDS);
            return RawServer.json("200 OK", SET);
        });
        relativity.configuration().setConnectionRequestTimeout(Duration.ofSeconds(10));
        relativity.configuration().setMaxAttempts(1);
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to("relativity-imaging:set/read?workspaceId=7&imagingSetId=5");
            }
        });
        ProducerTemplate template = relativity.context().createProducerTemplate();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            Callable<Object> read = () -> template.requestBody("direct:read", (Object) null);
            assertThat(threads.invokeAll(Collections.nCopies(many, read)))
                    .allSatisfy(set -> assertThat(set.get()).isInstanceOf(ImagingSet.class));
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.connections()).isEqualTo(many);
    }

    private Exchange sendUnchecked() {
        try {
            return send("set/read");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Exchange send(String operation) throws Exception {
        return relativity.send(
                "relativity-imaging:" + operation + "?workspaceId=7&imagingSetId=5&apiVersion="
                        + (operation.equals("job/run") ? "v1" : "legacy"),
                null,
                Map.of());
    }
}
