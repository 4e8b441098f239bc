package org.camelrelativity.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one window has shown.
 *
 * @param perSecond calls that were answered
 * @param cpuMicros of the process, for each call
 * @param bytes allocated, for each call
 * @param p50Micros half of the calls took no longer
 * @param p99Micros 99 of 100 calls took no longer
 * @param compiling part of the time that the compiler worked
 * @param calls that were answered
 * @param failures calls that were not
 */
record Sample(
        double perSecond,
        double cpuMicros,
        double bytes,
        double p50Micros,
        double p99Micros,
        double compiling,
        long calls,
        long failures) {

    /** The median of each figure by itself, and all calls together. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::perSecond),
                median(samples, Sample::cpuMicros),
                median(samples, Sample::bytes),
                median(samples, Sample::p50Micros),
                median(samples, Sample::p99Micros),
                median(samples, Sample::compiling),
                samples.stream().mapToLong(Sample::calls).sum(),
                samples.stream().mapToLong(Sample::failures).sum());
    }

    /** Those in which the compiler did least: what is left of it would be counted as the calls'. */
    static List<Sample> mostSettled(List<Sample> samples, int count) {
        return samples.stream()
                .sorted(Comparator.comparingDouble(Sample::compiling))
                .limit(count)
                .toList();
    }

    static <T> double median(List<T> samples, ToDoubleFunction<T> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
