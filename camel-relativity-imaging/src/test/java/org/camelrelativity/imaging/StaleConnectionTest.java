package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that promises to keep the connection and then drops it: what was written to it may have been read, or not. */
class StaleConnectionTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n"
            + "Connection: keep-alive\r\n\r\n{\"ArtifactID\":5}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch dropped = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        executor.execute(this::serve);
        relativity.component().getConfiguration().setInstanceUrl("http://127.0.0.1:" + server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void aPostOnADroppedConnectionIsUnknownAndNotSentAgain() throws Exception {
        Exchange read = relativity.send("relativity-imaging:set/read?workspaceId=7", 5, Map.of());
        assertThat(read.getException()).isNull();
        assertThat(dropped.await(10, TimeUnit.SECONDS)).isTrue();

        Exchange run = relativity.send("relativity-imaging:job/run?workspaceId=7", 5, Map.of());

        assertThat(run.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(((RelativityException) run.getException()).getAttempts()).isEqualTo(1);
        assertThat(connections).hasValue(1);
    }

    /** Answers the first request of every connection, and drops it. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                readHead(socket);
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                assertThat(server.isClosed()).as("%s", e).isTrue();
            }
            dropped.countDown();
        }
    }

    private static void readHead(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        int length = 0;
        for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        while (length > 0) {
            length -= reader.read(new char[length]);
        }
    }
}
