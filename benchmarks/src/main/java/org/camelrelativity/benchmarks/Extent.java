package org.camelrelativity.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured. A figure is a median of so many repetitions.
 *
 * @param repetitions of each window
 * @param window how long calls are counted
 * @param warmUp how long a variant is called before the first window
 * @param callers how many call at once, with a server that answers at once
 * @param inFlight how many call at once, with a server that takes its time
 * @param references of a mass retry
 * @param endpoints of one component
 * @param workspaces that one endpoint serves
 * @param starts of a JVM, each way
 * @param jmh settings of the method benchmarks
 */
record Extent(
        int repetitions,
        Duration window,
        Duration warmUp,
        List<Integer> callers,
        List<Integer> inFlight,
        List<Integer> references,
        List<Integer> endpoints,
        List<Integer> workspaces,
        int starts,
        Jmh jmh) {

    /** What JMH measures, its iterations, and how long each takes. */
    record Jmh(List<Workload> workloads, int warmUps, int measurements, Duration each) {}

    /** What docs/performance.md is made of. */
    static final Extent FULL = new Extent(
            5,
            Duration.ofMillis(600),
            Duration.ofMillis(1500),
            List.of(1, 16, 64),
            List.of(100, 1_000),
            List.of(10, 1_000, 100_000, 1_000_000),
            List.of(1, 10, 100, 1_000, 10_000),
            List.of(1, 10, 100),
            7,
            new Jmh(List.of(Workload.RUN_SET, Workload.READ_SET, Workload.RETRY_100), 2, 5, Duration.ofMillis(300)));

    /** Shows that everything runs; its figures mean nothing. */
    static final Extent REDUCED = new Extent(
            1,
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            List.of(1, 16),
            List.of(32),
            List.of(10, 1_000),
            List.of(1, 100),
            List.of(1, 10),
            1,
            new Jmh(List.of(Workload.RUN_SET), 0, 1, Duration.ofMillis(50)));

    /** The extent of that name. */
    static Extent named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "reduced" -> REDUCED;
            default -> throw new IllegalArgumentException("the extent must be full or reduced, but was " + name);
        };
    }
}
