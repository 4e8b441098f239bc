package org.camelrelativity.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param windows in which a variant's calls are counted
 * @param repetitions of which these count: those in which the compiler did least
 * @param repetitionsOfFewer the same where there are only half as many windows
 * @param window how long one is; for calls of many references several times as long
 * @param warmUp how long all variants are called by turns before the first window, at most
 * @param callers how many call at once, with a server that answers at once; one last, since with it the compiler gets
 *     little to do
 * @param inFlight how many call at once, with a server that takes its time
 * @param references of a mass retry
 * @param endpoints of one component
 * @param workspaces that one endpoint serves
 * @param waiting exchanges at once
 * @param rows of a file
 * @param starts of a JVM, each way
 * @param jmh settings of the method benchmarks
 */
record Extent(
        int windows,
        int repetitions,
        int repetitionsOfFewer,
        Duration window,
        Duration warmUp,
        List<Integer> callers,
        List<Integer> inFlight,
        List<Integer> references,
        List<Integer> endpoints,
        List<Integer> workspaces,
        List<Integer> waiting,
        List<Integer> rows,
        int starts,
        Jmh jmh) {

    /** What JMH measures, its iterations, and how long each takes. */
    record Jmh(List<Workload> workloads, int warmUps, int measurements, Duration each) {}

    /** What docs/performance.md is made of. */
    static final Extent FULL = new Extent(
            12,
            8,
            5,
            Duration.ofMillis(400),
            Duration.ofSeconds(180),
            List.of(16, 64, 1),
            List.of(100, 1_000),
            List.of(10, 1_000, 100_000, 1_000_000),
            List.of(1, 10, 100, 1_000, 10_000),
            List.of(1, 10, 100),
            List.of(10, 100, 1_000, 10_000),
            List.of(1_000, 10_000, 100_000, 1_000_000),
            7,
            new Jmh(List.of(Workload.RUN_SET, Workload.READ_SET, Workload.RETRY_100), 2, 5, Duration.ofMillis(300)));

    /** Shows that everything runs; its figures mean nothing. */
    static final Extent REDUCED = new Extent(
            2,
            1,
            1,
            Duration.ofMillis(50),
            Duration.ZERO,
            List.of(16, 1),
            List.of(32),
            List.of(10, 1_000),
            List.of(1, 100),
            List.of(1, 10),
            List.of(1, 10),
            List.of(100, 1_000),
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
