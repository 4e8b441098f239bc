package org.camelrelativity.benchmarks;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
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

    /** How many callers measure where only one number of callers is of interest. */
    private static final int SOME_CALLERS = 16;

    /** More than this part of the time, and the compiler is not done yet. */
    private static final double STILL_COMPILING = 0.02;

    /** In so many windows one after the other it must be done. */
    private static final int SETTLED_WINDOWS = 3;

    /** So many times as long is a window of calls of ten thousand references. */
    private static final int LONGER = 4;

    /** So many times fewer windows there are for them, and where the server's delay evens out what differs. */
    private static final int FEWER = 2;

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
        boolean slow = workload == Workload.RETRY_10000;
        boolean fewer = slow || variants == DELAYED;
        Duration length = extent.window().multipliedBy(slow ? LONGER : 1);
        int windows = fewer ? extent.windows() / FEWER : extent.windows();
        int counting = fewer ? extent.repetitionsOfFewer() : extent.repetitions();
        try (Calls calls = new Calls(workload, url, Collections.max(callers))) {
            for (int count : callers) {
                warmUp(calls, count, variants);
                interleaved(calls, count, variants, windows, length)
                        .forEach((variant, all) -> results.add(
                                Results.LoadResult.of(workload, variant, server, threads, count, all, counting)));
            }
        }
    }

    /**
     * By turns, until for none of them the compiler works any more: on the callers' core, it takes many times what the calls
     * take. The number of callers changes what it compiles.
     */
    private void warmUp(Calls calls, int callers, List<Variant> variants) throws InterruptedException {
        long end = System.nanoTime() + extent.warmUp().toNanos();
        Map<Variant, Integer> settled = new EnumMap<>(Variant.class);
        List<Variant> unsettled = new ArrayList<>(variants);
        while (!unsettled.isEmpty() && System.nanoTime() < end) {
            for (Variant variant : unsettled) {
                double compiling =
                        window(calls, variant, callers, extent.window()).compiling();
                settled.put(variant, compiling > STILL_COMPILING ? 0 : settled.getOrDefault(variant, 0) + 1);
            }
            unsettled.removeIf(variant -> settled.get(variant) >= SETTLED_WINDOWS);
        }
    }

    private Map<Variant, List<Sample>> interleaved(
            Calls calls, int callers, List<Variant> variants, int windows, Duration length)
            throws InterruptedException {
        Map<Variant, List<Sample>> samples = new EnumMap<>(Variant.class);
        List<Variant> order = new ArrayList<>(variants);
        for (int window = 0; window < windows; window++) {
            Collections.shuffle(order, random);
            for (Variant variant : order) {
                samples.computeIfAbsent(variant, v -> new ArrayList<>()).add(window(calls, variant, callers, length));
            }
        }
        return samples;
    }

    /** A variant of which no call is answered is not slow but broken, and its figures would be of something else. */
    private Sample window(Calls calls, Variant variant, int callers, Duration length) throws InterruptedException {
        Sample sample = driver.measure(calls.by(variant), callers, length);
        if (sample.calls() == 0) {
            throw new IllegalStateException("no call is answered: " + variant.title());
        }
        return sample;
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
