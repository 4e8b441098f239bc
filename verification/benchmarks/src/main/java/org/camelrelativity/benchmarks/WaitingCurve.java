package org.camelrelativity.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** Exchanges that wait in {@code set/await}, each for another set, while ever more of them do. */
final class WaitingCurve {

    private static final String URI = "relativity-imaging:set/await?awaitTimeout=24h";
    private static final int WARM_UP = 1_000;
    private static final int FIRST_SET = 1_039_001;

    /** A node of the queue and a duration. */
    private static final int BYTES_OF_READ = 48;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String ports;
    private final Reads reads = new Reads();
    private final AsyncProducer producer;

    private WaitingCurve(String ports, DefaultCamelContext context) throws Exception {
        this.ports = ports;
        this.producer = start(context);
    }

    /**
     * Measures and writes what came out.
     *
     * @param args extent, ports, file
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WaitingCurve curve = new WaitingCurve(args[1], context);
            List<Results.Waiting> results = new ArrayList<>();
            curve.measure(WARM_UP); // classes are loaded by it, and caches filled
            for (int size : Extent.named(args[0]).waiting()) {
                results.add(curve.measure(size));
            }
            Results.write(Path.of(args[2]), results);
        }
    }

    private Results.Waiting measure(int size) throws Exception {
        ServerProcess.letSetsRun(ports, true);
        reads.times.clear();
        long heap = Heap.live();
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            waiting.add(wait(FIRST_SET + i));
        }
        // Those that were not read yet are due first.
        reads.passUntil(() -> reads.times.size() >= size);
        long grown = Heap.live() - heap - (long) BYTES_OF_READ * size;
        int threads = threads();
        ServerProcess.letSetsRun(ports, false);
        Duration ended = reads.time.elapsed();
        for (CompletableFuture<Exchange> one : waiting) {
            passUntilTold(one);
        }
        double seconds = reads.time.elapsed().minus(ended).toMillis() / 1e3;
        return new Results.Waiting(size, seconds, grown, threads, reads.mostInAnyMinute());
    }

    /** Camel makes them all, and names them so. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Camel ("))
                .count();
    }

    private CompletableFuture<Exchange> wait(int imagingSet) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(imagingSet);
        CompletableFuture<Exchange> told = new CompletableFuture<>();
        producer.process(exchange, doneSync -> told.complete(exchange));
        return told;
    }

    private void passUntilTold(CompletableFuture<Exchange> waiting) throws Exception {
        reads.passUntil(waiting::isDone);
        Exchange told = waiting.join();
        if (!(told.getMessage().getBody() instanceof ImagingSetEnd end)
                || end.outcome() != ImagingSetOutcome.COMPLETED) {
            throw new IllegalStateException("a set did not complete", told.getException());
        }
    }

    private AsyncProducer start(DefaultCamelContext context) throws Exception {
        context.getCamelContextExtension().addContextPlugin(Timing.class, reads.time);
        context.getExecutorServiceManager().setThreadPoolFactory(reads.pools);
        RelativityImagingComponent imaging =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        imaging.setWorkspaceId(Workload.WORKSPACE);
        imaging.getConfiguration().setInstanceUrl(ServerProcess.url(ports, FixedAnswerServer.SETS));
        imaging.getConfiguration().setAccessToken(CamelCalls.TOKEN);
        imaging.getConfiguration()
                .setHttpClientConfigurer(client -> client.addRequestInterceptorFirst(
                        (request, entity, sent) -> reads.times.add(reads.time.elapsed())));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:await").to(URI);
            }
        });
        context.start();
        AsyncProducer await = context.getEndpoint("direct:await").createAsyncProducer();
        await.start();
        return await;
    }

    /** When the component asked the server, by its own clock, and how that clock goes on. */
    private static final class Reads {

        final SteppedTime time = new SteppedTime();
        final CountedPools pools = new CountedPools();
        final Queue<Duration> times = new ConcurrentLinkedQueue<>();

        void passUntil(BooleanSupplier so) throws InterruptedException, ExecutionException {
            pools.awaitIdle();
            while (!so.getAsBoolean()) {
                time.step();
                pools.awaitIdle();
            }
        }

        int mostInAnyMinute() {
            int most = 0;
            Deque<Duration> minute = new ArrayDeque<>();
            for (Duration at : times) {
                minute.add(at);
                while (minute.getFirst().plus(MINUTE).compareTo(at) <= 0) {
                    minute.remove();
                }
                most = Math.max(most, minute.size());
            }
            return most;
        }
    }
}
