package org.camelrelativity.imaging;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port at which nobody listens, until it is opened and forwards to another one. */
final class ClosedPort implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final int number;
    private ServerSocket server;

    ClosedPort() throws IOException {
        try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            number = reserved.getLocalPort();
        }
    }

    int number() {
        return number;
    }

    void openTo(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        executor.execute(() -> accept(port));
    }

    private void accept(int port) {
        try {
            while (true) {
                Socket here = server.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                executor.execute(() -> copy(here, there));
                executor.execute(() -> copy(there, here));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        executor.shutdownNow();
    }
}
