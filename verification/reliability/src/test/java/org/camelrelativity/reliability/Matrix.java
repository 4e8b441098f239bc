package org.camelrelativity.reliability;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.awaitility.core.ConditionTimeoutException;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.reliability.Result.Outcome;
import org.camelrelativity.sandbox.SandboxJournal;

/** Runs every call under every fault. Several operations at once, each against its own sandbox, since some only wait. */
final class Matrix {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    /** One cell. */
    record Cell(Expectations table, String fault, Call call) {

        @Override
        public String toString() {
            return table.name().toLowerCase(Locale.ROOT) + ": " + fault + ": " + call;
        }
    }

    private final Map<Cell, Result> results = new ConcurrentHashMap<>();
    private final Faults faults;

    Matrix(Faults faults) {
        this.faults = faults;
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Call call : Call.ALL) {
            for (Expectations table : Expectations.values()) {
                table.faults().forEach(fault -> cells.add(new Cell(table, fault, call)));
            }
        }
        return cells;
    }

    void run() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (List<Call> calls :
                    Call.ALL.stream().collect(groupingBy(Call::path)).values()) {
                running.add(executor.submit(() -> {
                    run(calls);
                    return null;
                }));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    Result result(Cell cell) {
        return results.get(cell);
    }

    private void run(List<Call> calls) throws Exception {
        try (World world = World.plain()) {
            for (Cell cell : cells()) {
                if (calls.contains(cell.call())) {
                    try {
                        results.put(cell, run(world, cell));
                    } catch (Exception | AssertionError e) {
                        throw new IllegalStateException(cell.toString(), e);
                    }
                }
            }
            assertThat(world.sandbox().journal().unknownFields()).isEmpty();
        }
    }

    /** Again if the machine was too slow for a fault that does not last. */
    private Result run(World world, Cell cell) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            Optional<Result> result = tried(world, cell);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new IllegalStateException("in " + TRIES + " tries never soon enough after the fault");
    }

    private Optional<Result> tried(World world, Cell cell) throws Exception {
        Call call = cell.call();
        world.beginAnew();
        Object body = call.body().apply(world);
        try (Arranged arranged = faults.of(cell.fault()).arrange(world, call, cell.table() == Expectations.ONCE)) {
            RelativityConnection connection = world.connect(arranged.configuration());
            long begin = System.nanoTime();
            arranged.begin();
            world.sandbox().journal().clear();
            int pausedBefore = world.timing().pauses().size();
            Exchange exchange = world.send(call.uri(), body, Map.of());
            boolean soonEnough = System.nanoTime() - begin < arranged.lasts().toNanos();
            int attempts = world.timing().pauses().size() - pausedBefore + 1;
            settle(world, cell);
            Result result = result(world.sandbox().journal(), call, exchange, attempts);
            world.forget(connection);
            return Optional.of(result).filter(r -> soonEnough);
        }
    }

    /** A client that has given up may be ahead of the server. */
    private static void settle(World world, Cell cell) {
        Result expected = cell.table().of(cell.fault(), cell.call());
        SandboxJournal journal = world.sandbox().journal();
        try {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> journal.arrived(cell.call().operation()) >= expected.arrived()
                            && journal.tookEffect(cell.call().operation()) >= expected.tookEffect());
        } catch (ConditionTimeoutException e) {
            // The comparison will say it better.
        }
    }

    private static Result result(SandboxJournal journal, Call call, Exchange exchange, int attempts) {
        Outcome outcome = Outcome.of(exchange);
        int sent = outcome == Outcome.DONE
                ? exchange.getMessage().getHeader(RelativityConstants.ATTEMPTS, int.class)
                : exchange.getException(RelativityException.class).getAttempts();
        return new Result(
                outcome,
                Math.max(attempts, sent),
                sent,
                journal.arrived(call.operation()),
                journal.received(call.operation()),
                journal.tookEffect(call.operation()));
    }
}
