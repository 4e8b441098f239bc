package org.camelrelativity.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * All that one run has measured.
 *
 * @param extent how much it measured
 * @param machine where and under what load
 * @param loads variants beside each other
 * @param growth the curves
 * @param waiting that of those who wait
 * @param starts the ways to the first answer
 * @param methods what JMH says
 */
record Measurements(
        Extent extent,
        Machine machine,
        List<Results.LoadResult> loads,
        List<Results.Growth> growth,
        List<Results.Waiting> waiting,
        List<Results.Start> starts,
        List<Results.Method> methods) {

    /** Variants with a server that answers at once. */
    List<Results.LoadResult> atOnce(Workload workload, int callers) {
        return loads.stream()
                .filter(load -> load.server().equals("at once"))
                .filter(load -> load.workload() == workload && load.callers() == callers)
                .sorted((a, b) -> a.variant().compareTo(b.variant()))
                .toList();
    }

    /** How many called at once, of a workload. */
    List<Integer> callers(Workload workload) {
        return loads.stream()
                .filter(load -> load.server().equals("at once") && load.workload() == workload)
                .map(Results.LoadResult::callers)
                .distinct()
                .sorted()
                .toList();
    }

    Optional<Results.LoadResult> atOnce(Workload workload, int callers, Variant variant) {
        return atOnce(workload, callers).stream()
                .filter(load -> load.variant() == variant)
                .findFirst();
    }

    /** Variants with a server that takes its time. */
    List<Results.LoadResult> delayed() {
        return loads.stream().filter(load -> !load.server().equals("at once")).toList();
    }

    List<Results.Growth> curve(String name) {
        return growth.stream().filter(point -> point.curve().equals(name)).toList();
    }

    Optional<Results.Start> start(String way) {
        return starts.stream().filter(start -> start.way().equals(way)).findFirst();
    }
}
