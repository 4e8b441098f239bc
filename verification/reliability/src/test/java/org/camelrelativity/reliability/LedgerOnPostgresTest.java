package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four workers get the same rows, answers are lost, and the database is restarted meanwhile. */
@Tag("heavy")
class LedgerOnPostgresTest {

    private static final int WORKERS = 4;
    private static final int ROWS = 100;
    private static final int RESTARTS = 3;
    private static final int MOST_ROUNDS = 200;

    @TempDir
    Path data;

    private final Redelivered routes;
    private EmbeddedPostgres server;

    LedgerOnPostgresTest() throws Exception {
        routes = new Redelivered();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Test
    void eachRowTakesEffectAtMostOnceAndIsLostByNobody() throws Exception {
        server = start(0);
        int port = server.getPort();
        DataSource database = server.getPostgresDatabase();
        Ledgers ledgers = new Ledgers(database, routes.world().timing().clock());
        for (int worker = 0; worker < WORKERS; worker++) {
            routes.world().context().getRegistry().bind("ledger" + worker, ledgers.of("worker-" + worker));
        }
        List<SandboxImagingSet> sets =
                IntStream.range(0, ROWS).mapToObj(row -> routes.newSet()).toList();
        Random chance = new Random(9);
        routes.world()
                .sandbox()
                .faults()
                .decide(operation -> operation == SandboxOperation.RUN_IMAGING_SET && chance.nextInt(5) == 0
                        ? SandboxFault.resetAfterEffect()
                        : null);
        Queue<Integer> open = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = worker;
            workers.add(threads.submit(() -> open.addAll(work(number, sets))));
        }
        for (int restart = 0; restart < RESTARTS; restart++) {
            int ran = routes.tookEffect(SandboxOperation.RUN_IMAGING_SET) + ROWS / 5;
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> routes.tookEffect(SandboxOperation.RUN_IMAGING_SET) >= ran
                            || workers.stream().allMatch(Future::isDone));
            server.close();
            server = start(port);
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        threads.shutdown();

        routes.world().timing().advance(Duration.ofHours(1)); // what was claimed and never settled is in doubt now
        for (int row : List.copyOf(open)) {
            assertThat(hasEnded(0, row, sets.get(row))).as("row %s", row).isTrue();
        }
        List<String> inDoubt = ledgers.of("reader").inDoubt().stream()
                .map(CallLedger.Entry::key)
                .map(key -> key.substring(key.indexOf(' ') + 1))
                .toList();
        for (int row = 0; row < ROWS; row++) {
            assertThat(sets.get(row).runs()).as("row %s", row).isLessThanOrEqualTo(1);
            assertThat(sets.get(row).runs() == 1 || inDoubt.contains("row-" + row))
                    .as("row %s has run, or is in doubt", row)
                    .isTrue();
        }
        server.close();
        routes.close();
    }

    /** All rows in an order of its own, until each has ended; those that have not after many rounds are left. */
    private List<Integer> work(int worker, List<SandboxImagingSet> sets) {
        List<Integer> open = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(open, new Random(worker));
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            open.removeIf(row -> hasEnded(worker, row, sets.get(row)));
        }
        return open;
    }

    private boolean hasEnded(int worker, int row, SandboxImagingSet set) {
        ProducerTemplate template = routes.world().context().createProducerTemplate();
        Exception failure = template.send(
                        routes.imaging("job/run") + "&idempotencyKey=${header.row}&ledger=#ledger" + worker,
                        exchange -> {
                            exchange.getMessage().setBody(set.artifactId());
                            exchange.getMessage().setHeader("row", "row-" + row);
                        })
                .getException();
        assertThat(failure == null
                        || failure instanceof RelativityNotSentException
                        || failure instanceof RelativityOutcomeUnknownException)
                .as("%s", failure)
                .isTrue();
        return !(failure instanceof RelativityNotSentException);
    }
}
