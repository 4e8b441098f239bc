package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A permit that is there is found, and only once. */
@Tag("heavy")
class PermitsTest {

    private static final int SEEKERS = 4;
    private static final int EACH = 400;

    @TempDir
    private Path directory;

    private TestBroker broker;
    private Permits permits;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start(directory);
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(broker.url());
        connections.setConsumerWindowSize(0);
        permits = new Permits(connections);
        permits.start();
    }

    @AfterEach
    void stop() {
        permits.stop();
        broker.close();
    }

    @Test
    void aPermitIsTakenOnce() {
        String permit = UUID.randomUUID().toString();
        permits.putBack(permit);
        assertThat(permits.take(permit)).isTrue();
        assertThat(permits.take(permit)).isFalse();
    }

    /** One that is overlooked means that a command which was never fired is left to a person. */
    @Test
    void noneIsOverlookedWhileOthersSearch() throws Exception {
        for (int i = 0; i < 300; i++) {
            permits.putBack(UUID.randomUUID().toString());
        }
        ExecutorService seekers = Executors.newFixedThreadPool(SEEKERS);
        try {
            List<Future<Integer>> found = new ArrayList<>();
            for (int i = 0; i < SEEKERS; i++) {
                found.add(seekers.submit(seek()));
            }
            for (Future<Integer> each : found) {
                assertThat(each.get()).isEqualTo(EACH);
            }
        } finally {
            seekers.shutdownNow();
        }
    }

    private Callable<Integer> seek() {
        return () -> {
            int found = 0;
            for (int i = 0; i < EACH; i++) {
                String permit = UUID.randomUUID().toString();
                permits.putBack(permit);
                if (permits.take(permit)) {
                    found++;
                }
            }
            return found;
        };
    }
}
