package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server that reads whole requests and writes whatever bytes a test gives it, also such as no HTTP server would. */
public final class RawServer implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";

    /** A whole request, and the connection that it came on: the first one is 1. */
    public record Arrived(int connection, String head, String body) {

        private Arrived on(int otherConnection) {
            return new Arrived(otherConnection, head, body);
        }

        /** {@return the path's last segment, decoded so far as Relativity's names need it} */
        public String method() {
            String path = head.split(" ", 3)[1];
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Answers a request, in one piece; {@code null} closes the connection without one. */
    @FunctionalInterface
    public interface Script {
        String answer(Arrived request) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<OutputStream> connections = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    public RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    public RawServer(SSLContext tls, Script script) throws IOException {
        this(tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    private RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        threads.execute(this::accept);
    }

    /** Has it close each connection after the first answer. */
    public RawServer closing() {
        closing = true;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** How many connections were opened. */
    public int connections() {
        return count.get();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return open.get();
    }

    /** What arrived of one method, the first request first. */
    public List<Arrived> arrived(String method) {
        return arrived.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /** Writes on a connection although nobody asked. When this returns, the bytes are in the client's socket. */
    public void write(int connection, String bytes) throws IOException {
        OutputStream out = connections.get(connection - 1);
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A complete answer with a length. */
    public static String json(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + END_OF_HEAD + body;
    }

    /** Reads a whole request; its head is empty if the client closed. */
    public static Arrived readRequest(InputStream in) throws IOException {
        String head = head(in);
        return new Arrived(0, head, body(in, head));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket.getOutputStream());
                open.incrementAndGet();
                int connection = count.incrementAndGet();
                threads.execute(() -> serve(socket, connection));
            } catch (IOException e) {
                assertThat(server.isClosed()).as("%s", e).isTrue();
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            Arrived request = readRequest(socket.getInputStream()).on(connection);
            while (!request.head().isEmpty()) {
                arrived.add(request);
                String answer = script.answer(request);
                if (answer == null) {
                    return;
                }
                write(connection, answer);
                if (closing) {
                    return;
                }
                request = readRequest(socket.getInputStream()).on(connection);
            }
        } catch (Exception e) {
            assertThat(e).isNotNull(); // the client has gone, or never was one
        } finally {
            open.decrementAndGet();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith(END_OF_HEAD)) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String body(InputStream in, String head) throws IOException {
        int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
