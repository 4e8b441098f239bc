package org.camelrelativity.benchmarks;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** Measures the variants beside each other: in one JVM, each repetition in another order. */
final class Load {

    /** The server answers at once. */
    static final String AT_ONCE = "at-once";

    /** The server answers late; the callers are platform threads. */
    static final String PLATFORM = "platform";

    /** The server answers late; the callers are virtual threads. */
    static final String VIRTUAL = "virtual";

    /** How many callers warm up and how many measure where only one number of callers is of interest. */
    private static final int SOME_CALLERS = 16;

    private static final List<Variant> DELAYED = List.of(
            Variant.OURS_RECORD, Variant.HTTP_CLIENT, Variant.CAMEL_HTTP, Variant.CAMEL_VERTX, Variant.JAVA_NET);

    private final Extent extent;
    private final String ports;
    private final LoadDriver driver;
    private final String threads;
    private final Random random = new Random(7);
    private final List<Results.LoadResult> results = new ArrayList<>();

    private Load(Extent extent, String ports, String mode) throws ReflectiveOperationException {
        this.extent = extent;
        this.ports = ports;
        this.threads = mode.equals(VIRTUAL) ? VIRTUAL : PLATFORM;
        this.driver = new LoadDriver(mode.equals(VIRTUAL) ? virtualThreads() : Load::daemon);
    }

    /**
     * Measures and writes what came out.
     *
     * @param args extent, ports, mode, file
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        Load load = new Load(Extent.named(args[0]), args[1], args[2]);
        if (args[2].equals(AT_ONCE)) {
            load.atOnce();
        } else {
            load.delayed();
        }
        Results.write(Path.of(args[3]), load.results);
        System.exit(0); // the clients of some variants leave threads behind
    }

    private void atOnce() throws Exception {
        for (Workload workload : Workload.values()) {
            List<Integer> callers = workload == Workload.RUN_SET ? extent.callers() : List.of(SOME_CALLERS);
            String url = ServerProcess.url(ports, workload.name());
            measure(workload, url, "at once", callers, variants(workload));
        }
    }

    private static List<Variant> variants(Workload workload) {
        return Stream.of(Variant.values())
                .filter(variant -> variant != Variant.NO_CALL || workload == Workload.RUN_SET)
                .toList();
    }

    private void delayed() throws Exception {
        String url = ServerProcess.url(ports, Workload.RUN_SET.name() + FixedAnswerServer.DELAYED);
        measure(Workload.RUN_SET, url, "after " + FixedAnswerServer.DELAY_MILLIS + " ms", extent.inFlight(), DELAYED);
    }

    private void measure(Workload workload, String url, String server, List<Integer> callers, List<Variant> variants)
            throws Exception {
        int connections = Math.max(SOME_CALLERS, Collections.max(callers));
        try (Calls calls = new Calls(workload, url, connections)) {
            for (Variant variant : variants) {
                driver.measure(calls.by(variant), Math.max(SOME_CALLERS, callers.get(0)), extent.warmUp());
            }
            for (int count : callers) {
                Map<Variant, List<Sample>> samples = interleaved(calls, count, variants);
                samples.forEach((variant, all) ->
                        results.add(new Results.LoadResult(workload, variant, server, threads, count, all)));
            }
        }
    }

    private Map<Variant, List<Sample>> interleaved(Calls calls, int callers, List<Variant> variants)
            throws InterruptedException {
        Map<Variant, List<Sample>> samples = new EnumMap<>(Variant.class);
        List<Variant> order = new ArrayList<>(variants);
        for (int repetition = 0; repetition < extent.repetitions(); repetition++) {
            Collections.shuffle(order, random);
            for (Variant variant : order) {
                samples.computeIfAbsent(variant, v -> new ArrayList<>())
                        .add(driver.measure(calls.by(variant), callers, extent.window()));
            }
        }
        return samples;
    }

    /** A caller that gets no answer keeps nobody from ending. */
    private static Thread daemon(Runnable caller) {
        Thread thread = new Thread(caller);
        thread.setDaemon(true);
        return thread;
    }

    /** By reflection, since this is compiled for Java 17. */
    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Method factory = Arrays.stream(Class.forName("java.lang.Thread$Builder").getMethods())
                .filter(method -> method.getName().equals("factory"))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("factory"));
        return (ThreadFactory) factory.invoke(builder);
    }
}
