package org.camelrelativity.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Holds the figures against the goals. Of the body's three forms the worst counts. */
final class Goals {

    private static final List<Variant> OURS = List.of(Variant.OURS_RECORD, Variant.OURS_MAP, Variant.OURS_JSON);

    private static final List<String> REFERENCES = List.of(GrowthCurves.REFERENCES, GrowthCurves.JSON_REFERENCES);
    private static final List<Variant> FLOOR = List.of(Variant.HTTP_CLIENT);

    /** Whichever spelling is better. */
    private static final List<Variant> BY_HAND = List.of(Variant.CAMEL_HTTP, Variant.CAMEL_HTTP_HEADER);

    private static final int MANY_REFERENCES = 100_000;
    private static final int SOME_REFERENCES = 1_000;
    private static final double MOST_HEAP = 4;
    private static final int MANY_ENDPOINTS = 10_000;
    private static final double LONGER_THAN_LINEAR = 1.5;

    private static final String NOT_MEASURED = "not measured";

    private static final String CHECKS =
            "CPU: a Camel route that calls nothing takes a part of it by itself (last row of each table). "
                    + "The rest is what the floor leaves out: a body is read against the operation, an answer against "
                    + "the request, and it is known of each request whether it has left and when it is late. A text "
                    + "of JSON takes more than a record or a Map, since it is parsed.";
    private static final String WAITING =
            "p99: callers share one core, so a late call has waited for the others: it is the CPU time of a call again.";
    private static final String EXCHANGE =
            "Bytes against HttpClient: a Camel exchange takes a part of them by itself (last row of each "
                    + "table). Besides there are the request and the answer as records, the ids of both as headers, "
                    + "and what the message remembers of its calls.";
    private static final String TREES =
            "Bytes against Camel http: what is said of HttpClient, too. What is given, except for a "
                    + "list of records, becomes a tree first, so that a name that is unknown or doubled is refused.";
    private static final String WHOLE_ANSWER =
            "References: the answer is three times as long as the request, and is held until it is whole"
                    + " and readable, beside the request and the records that are made of it: a job is never told done by an answer"
                    + " that breaks off later. `chunkSize` keeps each answer small.";

    private static final String CLASSES =
            "Start-up: our classes and the lambdas of the table of all operations are loaded and linked; answers are read by a"
                    + " second JSON mapper.";

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
        goals.add(ratio("CPU per call against HttpClient 5 + Jackson, 16 callers", 1.10, 16, FLOOR, Sample::cpuMicros)
                .because(CHECKS));
        goals.add(ratio("the same, 64 callers", 1.10, 64, FLOOR, Sample::cpuMicros)
                .because(CHECKS));
        goals.add(ratio("the same, 1 caller", 1.25, 1, FLOOR, Sample::cpuMicros).because(CHECKS));
        goals.add(ratio("bytes allocated per call against the same", 1.20, 16, FLOOR, Sample::bytes)
                .because(EXCHANGE));
        goals.add(ratio("CPU per call against Camel http, the better spelling", 0.95, 16, BY_HAND, Sample::cpuMicros)
                .because(CHECKS));
        goals.add(ratio("bytes allocated per call against the same", 0.40, 16, BY_HAND, Sample::bytes)
                .because(TREES));
        goals.add(ratio("p99 at 64 callers against HttpClient 5 + Jackson", 1.2, 64, FLOOR, Sample::p99Micros)
                .because(WAITING));
    }

    private Goal ratio(String name, double limit, int callers, List<Variant> to, ToDoubleFunction<Sample> figure) {
        String atMost = String.format(Locale.ROOT, "≤ %.2f", limit);
        List<Results.LoadResult> bases = measured(callers, to);
        List<Results.LoadResult> ours = measured(callers, OURS);
        if (bases.size() < to.size() || ours.size() < OURS.size()) {
            return new Goal(name, atMost, NOT_MEASURED, false);
        }
        long failures = Stream.concat(bases.stream(), ours.stream())
                .mapToLong(Results.LoadResult::failures)
                .sum();
        if (failures > 0) {
            return new Goal(name, atMost, "calls failed: " + failures, false);
        }
        double base = figures(bases, figure).min().orElseThrow();
        double[] ratios = figures(ours, figure).map(one -> one / base).toArray();
        String figures =
                String.format(Locale.ROOT, "record %.2f, Map %.2f, JSON %.2f", ratios[0], ratios[1], ratios[2]);
        boolean met = Arrays.stream(ratios)
                .allMatch(ratio -> ratio > 0 && Math.round(ratio * 100) <= Math.round(limit * 100));
        return new Goal(name, atMost, figures, met);
    }

    private List<Results.LoadResult> measured(int callers, List<Variant> variants) {
        return variants.stream()
                .flatMap(variant -> measured.atOnce(Workload.RUN_SET, callers, variant).stream())
                .toList();
    }

    private static DoubleStream figures(List<Results.LoadResult> loads, ToDoubleFunction<Sample> figure) {
        return loads.stream().map(Results.LoadResult::median).mapToDouble(figure);
    }

    private void addReferences() {
        String name = "100,000 references in one mass retry";
        String limit = "heap ≤ 4 × the JSON's size, linear time";
        List<Results.Growth> points = REFERENCES.stream()
                .flatMap(curve -> measured.curve(curve).stream())
                .filter(point -> point.size() == MANY_REFERENCES)
                .toList();
        if (points.size() < REFERENCES.size()) {
            goals.add(new Goal(name, limit, NOT_MEASURED, false));
            return;
        }
        double[] heap = points.stream()
                .mapToDouble(point -> (double) point.heapBytes() / point.inputBytes())
                .toArray();
        double[] time = REFERENCES.stream().mapToDouble(this::timeGrowth).toArray();
        String figure = String.format(
                Locale.ROOT,
                "records %.1f, JSON string %.1f × the request's JSON; a reference takes %.2f and %.2f times what one of"
                        + " %,d takes (linear up to %.1f)",
                heap[0],
                heap[1],
                time[0],
                time[1],
                SOME_REFERENCES,
                LONGER_THAN_LINEAR);
        boolean met = within(heap, MOST_HEAP) && within(time, LONGER_THAN_LINEAR);
        goals.add(new Goal(name, limit, figure, met).because(WHOLE_ANSWER));
    }

    /** Nothing at all, or what is no number, is not measured rightly. */
    private static boolean within(double[] figures, double limit) {
        return Arrays.stream(figures).allMatch(figure -> figure > 0 && figure <= limit);
    }

    /** What a reference takes among many, against one among a thousand. */
    private double timeGrowth(String curve) {
        List<Results.Growth> points = measured.curve(curve);
        return millisEach(points, MANY_REFERENCES) / millisEach(points, SOME_REFERENCES);
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
                    boolean met = point.connections() == 0 && point.tokens() == 1 && each > 0 && each <= 20;
                    return new Goal("10,000 endpoints", limit, figure, met);
                })
                .findFirst()
                .orElse(new Goal("10,000 endpoints", limit, NOT_MEASURED, false)));
    }

    private void addStartUp() {
        String name = "our part of start-up";
        String limit = "≤ 150 ms";
        double ours = more(Results.Start::millis);
        if (Double.isNaN(ours)) {
            goals.add(new Goal(name, limit, NOT_MEASURED, false));
            return;
        }
        String figure =
                String.format(Locale.ROOT, "%.0f ms, with %.0f ms of CPU time", ours, more(Results.Start::cpuMillis));
        goals.add(new Goal(name, limit, figure, ours <= 150).because(CLASSES));
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
