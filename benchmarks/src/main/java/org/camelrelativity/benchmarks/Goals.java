package org.camelrelativity.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Holds the figures against the goals. Of the body's three forms the worst counts. */
final class Goals {

    private static final List<Variant> OURS = List.of(Variant.OURS_RECORD, Variant.OURS_MAP, Variant.OURS_JSON);

    private static final int MANY_REFERENCES = 100_000;
    private static final int MANY_ENDPOINTS = 10_000;
    private static final double LONGER_THAN_LINEAR = 1.5;

    private final Measurements measured;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Measurements measured) {
        this.measured = measured;
    }

    static List<Goal> of(Measurements measured) {
        Goals goals = new Goals(measured);
        goals.addCalls();
        goals.addReferences();
        goals.addEndpoints();
        goals.addStartUp();
        return goals.goals;
    }

    private void addCalls() {
        ratio(
                "CPU per call against HttpClient 5 + Jackson, 16 callers",
                1.10,
                16,
                Variant.HTTP_CLIENT,
                Sample::cpuMicros);
        ratio("the same, 64 callers", 1.10, 64, Variant.HTTP_CLIENT, Sample::cpuMicros);
        ratio("the same, 1 caller", 1.25, 1, Variant.HTTP_CLIENT, Sample::cpuMicros);
        ratio("bytes allocated per call against the same", 1.20, 16, Variant.HTTP_CLIENT, Sample::bytes);
        ratio("CPU per call against Camel http, the better spelling", 0.95, 16, Variant.CAMEL_HTTP, Sample::cpuMicros);
        ratio("bytes allocated per call against the same", 0.40, 16, Variant.CAMEL_HTTP, Sample::bytes);
        ratio("p99 at 64 callers against HttpClient 5 + Jackson", 1.2, 64, Variant.HTTP_CLIENT, Sample::p99Micros);
    }

    private void ratio(String name, double limit, int callers, Variant to, ToDoubleFunction<Sample> figure) {
        String atMost = String.format(Locale.ROOT, "≤ %.2f", limit);
        Optional<Sample> base = measured.atOnce(Workload.RUN_SET, callers, to);
        if (base.isEmpty()) {
            goals.add(new Goal(name, atMost, "not measured", false));
            return;
        }
        List<Double> ratios = OURS.stream()
                .map(ours -> measured.atOnce(Workload.RUN_SET, callers, ours).orElseThrow())
                .map(ours -> figure.applyAsDouble(ours) / figure.applyAsDouble(base.get()))
                .toList();
        String figures = String.format(
                Locale.ROOT, "record %.2f, Map %.2f, JSON %.2f", ratios.get(0), ratios.get(1), ratios.get(2));
        boolean met = ratios.stream().allMatch(ratio -> Math.round(ratio * 100) <= Math.round(limit * 100));
        goals.add(new Goal(name, atMost, figures, met));
    }

    private void addReferences() {
        String name = "100,000 references in one mass retry";
        String limit = "heap ≤ 4 × the JSON's size, linear time";
        List<Results.Growth> points = Stream.of(GrowthCurves.REFERENCES, GrowthCurves.JSON_REFERENCES)
                .flatMap(curve -> measured.curve(curve).stream())
                .filter(point -> point.size() == MANY_REFERENCES)
                .toList();
        if (points.isEmpty()) {
            goals.add(new Goal(name, limit, "not measured", false));
            return;
        }
        double worst = points.stream()
                .mapToDouble(point -> (double) point.heapBytes() / point.inputBytes())
                .max()
                .orElseThrow();
        double growth = timeGrowth();
        String figure = String.format(
                Locale.ROOT,
                "%s × the request's JSON; a reference takes %.2f times what one of 1,000 takes",
                points.stream()
                        .map(point -> String.format(
                                Locale.ROOT,
                                "%s %.1f",
                                point.curve().equals(GrowthCurves.REFERENCES) ? "records" : "JSON string",
                                (double) point.heapBytes() / point.inputBytes()))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow(),
                growth);
        goals.add(new Goal(name, limit, figure, worst <= 4 && growth <= LONGER_THAN_LINEAR));
    }

    /** What a reference takes among many, against one among a thousand. */
    private double timeGrowth() {
        List<Results.Growth> points = measured.curve(GrowthCurves.REFERENCES);
        return millisEach(points, MANY_REFERENCES) / millisEach(points, 1_000);
    }

    private static double millisEach(List<Results.Growth> points, int size) {
        return points.stream()
                .filter(point -> point.size() == size)
                .mapToDouble(point -> point.millis() / size)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void addEndpoints() {
        String limit = "one client, one token, ≤ 20 kB each";
        goals.add(measured.curve(GrowthCurves.ENDPOINTS).stream()
                .filter(point -> point.size() == MANY_ENDPOINTS)
                .map(point -> {
                    double each = point.heapBytes() / (double) MANY_ENDPOINTS / 1_000;
                    String figure = String.format(
                            Locale.ROOT,
                            "%d further connections, %d token, %.1f kB each",
                            point.connections(),
                            point.tokens(),
                            each);
                    boolean met = point.connections() == 0 && point.tokens() == 1 && each <= 20;
                    return new Goal("10,000 endpoints", limit, figure, met);
                })
                .findFirst()
                .orElse(new Goal("10,000 endpoints", limit, "not measured", false)));
    }

    private void addStartUp() {
        double ours = more(Results.Start::millis);
        goals.add(new Goal(
                "our part of start-up",
                "≤ 150 ms",
                String.format(Locale.ROOT, "%.0f ms, with %.0f ms of CPU time", ours, more(Results.Start::cpuMillis)),
                ours <= 150));
    }

    /** What the start with our component takes more than without our jars. */
    private double more(Function<Results.Start, List<Double>> figure) {
        return median(StartUp.OURS, figure) - median(StartUp.BY_HAND, figure);
    }

    private double median(String way, Function<Results.Start, List<Double>> figure) {
        return measured.start(way)
                .map(start -> Sample.median(figure.apply(start), Double::doubleValue))
                .orElse(Double.NaN);
    }
}
