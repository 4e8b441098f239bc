package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that can't start says why. */
@Tag("heavy")
class EmbeddedBrokerTest {

    @TempDir
    private Path folder;

    @Test
    void busyPortIsNoticed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedBroker broker = broker(other.getLocalPort());

            assertThatThrownBy(broker::start).hasMessageContaining("port " + other.getLocalPort() + " is in");
        }
    }

    @Test
    void folderIsForOneBroker() throws Exception {
        EmbeddedBroker first = broker(TestBroker.freePort());
        first.start();
        try {
            EmbeddedBroker second = broker(TestBroker.freePort());

            assertThatThrownBy(second::start).hasMessageContaining("is in use or can't be written");
        } finally {
            first.stop();
        }
    }

    private EmbeddedBroker broker(int port) {
        return new EmbeddedBroker(folder, port, new EmbeddedBroker.Backoff(40, 200, 4));
    }
}
