package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connection pool relies on, which tests of whole calls reach only by chance. */
@Timeout(60)
class StrictConnectionTest {

    private enum Close {
        GRACEFULLY,
        AT_ONCE,
        SIMPLY;

        void close(StrictConnection connection) throws IOException {
            switch (this) {
                case GRACEFULLY -> connection.close(CloseMode.GRACEFUL);
                case AT_ONCE -> connection.close(CloseMode.IMMEDIATE);
                default -> connection.close();
            }
        }
    }

    private final StrictConnection connection = new StrictConnection(new Secrets());
    private ServerSocket server;
    private Socket socket;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new Socket(server.getInetAddress(), server.getLocalPort());
        peer = server.accept();
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
        peer.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void isClosedWithItsSocket(Close close) throws IOException {
        assertThat(connection.getSocket()).isNull();
        connection.bind(socket);
        assertThat(connection.getSocket()).isSameAs(socket);
        close.close(connection);
        assertThat(socket.isClosed()).isTrue();
    }

    /** Of a request that is given up: nobody else would close the socket. */
    @ParameterizedTest
    @EnumSource
    void bindingAfterCloseFailsAndClosesTheSocket(Close close) throws IOException {
        close.close(connection);
        assertThatThrownBy(() -> connection.bind(socket)).isInstanceOf(InterruptedIOException.class);
        assertThat(socket.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void remembersWhatCameAfterAnAnswer(String surplus) throws Exception {
        boolean unsolicited = !surplus.isEmpty();
        connection.bind(socket);
        assertThat(connection.hasUnreadBytes()).isFalse();
        connection.sendRequestHeader(new BasicClassicHttpRequest("GET", "/"));
        connection.flush();
        answer("HTTP/1.1 204 No Content\r\n\r\n" + surplus);
        connection.receiveResponseHeader();
        assertThat(connection.hasUnreadBytes()).isEqualTo(unsolicited);
        assertThat(connection.isStale()).isEqualTo(unsolicited);
        assertThat(connection.isConsistent()).isEqualTo(!unsolicited);
        connection.close(CloseMode.IMMEDIATE);
        assertThat(connection.hasUnsolicitedBytes()).isEqualTo(unsolicited);
        assertThat(connection.isStale()).as("it is closed").isTrue();
    }

    @Test
    void hasUnreadBytesIfSomethingCameBeforeTheFirstRequest() throws Exception {
        connection.bind(socket);
        answer("x");
        awaitAnswer();
        assertThat(connection.hasUnreadBytes()).isTrue();
    }

    @Test
    void isStaleIfBytesCameWhileIdle() throws Exception {
        connection.bind(socket);
        connection.passivate();
        assertThat(connection.isStale()).isFalse();
        answer("x");
        awaitAnswer();
        assertThat(connection.isStale()).isTrue();
    }

    /** A connection may be idle in the pool for longer than any answer takes. */
    @Test
    void restoresItsTimeoutWhenItLeavesThePool() throws Exception {
        socket.setSoTimeout(1_234);
        connection.bind(socket);
        connection.passivate();
        assertThat(socket.getSoTimeout()).isZero();
        connection.activate();
        assertThat(socket.getSoTimeout()).isEqualTo(1_234);
    }

    private void answer(String bytes) throws IOException {
        peer.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        peer.getOutputStream().flush();
    }

    private void awaitAnswer() {
        await().until(() -> socket.getInputStream().available() > 0);
    }
}
