package org.camelrelativity.common.testing;

import java.io.ByteArrayOutputStream;
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

/** An HTTP proxy that only tunnels, or refuses to. */
public final class ConnectProxy implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String answer;

    /**
     * @param answer the status line's end, such as {@code 200 OK} to tunnel
     */
    public ConnectProxy(String answer) throws IOException {
        this.answer = answer;
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What clients asked, each with its headers. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            client.getOutputStream()
                    .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0" + END_OF_HEAD)
                            .getBytes(StandardCharsets.US_ASCII));
            if (answer.startsWith("200")) {
                String[] target = head.split(" ")[1].split(":");
                tunnel(client, target[0], Integer.parseInt(target[1]));
            }
        } catch (IOException e) {
            heads.add("broken: " + e.getMessage()); // seen by whoever compares the heads
        }
    }

    private void tunnel(Socket client, String host, int port) throws IOException {
        try (Socket target = new Socket(host, port)) {
            threads.execute(() -> copy(target, client));
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // The other side has closed: so ends a tunnel.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith(END_OF_HEAD)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
