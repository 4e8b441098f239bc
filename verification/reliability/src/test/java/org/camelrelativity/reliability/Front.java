package org.camelrelativity.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A port in front of a server, for what goes wrong below HTTP. */
final class Front implements AutoCloseable {

    /** What becomes of a connection. */
    enum Manner {
        /** Its bytes are passed on. */
        PASSED_ON,
        /** Something of it is read, and nothing answered. */
        HELD,
        /** It is reset once a request has begun to come, before that can be understood. */
        RESET
    }

    private record Connection(Socket client, Future<?> served) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Connection> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final ServerSocket server;
    private final int target;
    private final Manner manner;

    /** A plain port. */
    Front(int target, Manner manner) throws IOException {
        this(target, manner, ServerSocketFactory.getDefault(), false);
    }

    /** A port that speaks TLS, and passes on what it decrypts. */
    Front(int target, SSLContext tls, boolean asksForCertificate) throws IOException {
        this(target, Manner.PASSED_ON, tls.getServerSocketFactory(), asksForCertificate);
    }

    private Front(int target, Manner manner, ServerSocketFactory sockets, boolean asksForCertificate)
            throws IOException {
        this.target = target;
        this.manner = manner;
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (asksForCertificate) {
            ((SSLServerSocket) server).setNeedClientAuth(true);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** Waits until a request has begun to come. */
    void awaitHeld() throws InterruptedException {
        if (!held.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing came");
        }
    }

    /** Closes the connections that there are, as a server does that has been idle for too long, and waits until they are. */
    void drop() throws Exception {
        for (Connection connection = open.poll(); connection != null; connection = open.poll()) {
            close(connection.client());
            connection.served().get(30, TimeUnit.SECONDS);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                FutureTask<Void> served = new FutureTask<>(() -> serve(client), null);
                open.add(new Connection(client, served)); // before it is served: a client may be done at once
                threads.execute(served);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try {
            switch (manner) {
                case PASSED_ON -> passOn(client);
                case HELD -> hold(client);
                case RESET -> reset(client);
            }
        } catch (IOException e) {
            // The client has gone, or never got through the handshake.
        } finally {
            close(client);
        }
    }

    private void passOn(Socket client) throws IOException {
        int first = client.getInputStream().read(); // with TLS, this is the handshake
        if (first < 0) {
            return;
        }
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), target)) {
            there.getOutputStream().write(first);
            threads.execute(() -> copy(there, client));
            client.getInputStream().transferTo(there.getOutputStream());
        }
    }

    private static void reset(Socket client) throws IOException {
        if (client.getInputStream().read() >= 0) {
            client.setSoLinger(true, 0); // the close that follows
        }
    }

    private void hold(Socket client) throws IOException {
        while (client.getInputStream().read() >= 0) {
            held.countDown();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has closed.
        } finally {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(connection -> close(connection.client()));
        threads.shutdownNow();
    }
}
