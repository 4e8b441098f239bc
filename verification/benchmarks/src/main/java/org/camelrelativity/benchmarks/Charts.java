package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** The page's pictures. */
final class Charts {

    static final String CPU = "cpu.png";
    static final String BYTES = "bytes.png";
    static final String IN_FLIGHT = "in-flight.png";
    static final String REFERENCES = "references.png";
    static final String ROWS = "rows.png";
    static final String WAITING = "waiting.png";
    static final String ENDPOINTS = "endpoints.png";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private final Measurements measured;
    private final Path folder;

    Charts(Measurements measured, Path folder) {
        this.measured = measured;
        this.folder = folder;
    }

    void draw() throws IOException {
        Files.createDirectories(folder);
        save(byVariant("CPU time of a call, job/run", "µs", Sample::cpuMicros), CPU);
        save(byVariant("Bytes allocated by a call, job/run", "kB", sample -> sample.bytes() / 1_000), BYTES);
        save(inFlight(), IN_FLIGHT);
        save(references(), REFERENCES);
        save(rows(), ROWS);
        save(waiting(), WAITING);
        save(endpoints(), ENDPOINTS);
    }

    private void save(Chart<?, ?> chart, String name) throws IOException {
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private CategoryChart byVariant(String title, String unit, ToDoubleFunction<Sample> figure) {
        CategoryChart chart = bars(title, unit);
        for (int callers : measured.callers(Workload.RUN_SET)) {
            List<Results.LoadResult> loads = measured.atOnce(Workload.RUN_SET, callers);
            chart.addSeries(
                    callers == 1 ? "1 caller" : callers + " callers",
                    loads.stream().map(load -> wrapped(load.variant().title())).toList(),
                    loads.stream()
                            .map(load -> figure.applyAsDouble(load.median()))
                            .toList());
        }
        return chart;
    }

    private CategoryChart inFlight() {
        CategoryChart chart =
                bars("Calls per second, server answers after " + FixedAnswerServer.DELAY_MILLIS + " ms", "calls/s");
        List<Results.LoadResult> delayed = measured.delayed();
        List<String> groups = delayed.stream().map(Charts::group).distinct().toList();
        for (String group : groups) {
            List<Results.LoadResult> loads = delayed.stream()
                    .filter(load -> group(load).equals(group))
                    .sorted((a, b) -> a.variant().compareTo(b.variant()))
                    .toList();
            chart.addSeries(
                    group,
                    loads.stream().map(load -> wrapped(load.variant().title())).toList(),
                    loads.stream().map(load -> load.median().perSecond()).toList());
        }
        return chart;
    }

    private static String group(Results.LoadResult load) {
        return load.callers() + " " + load.threads() + " threads";
    }

    private XYChart references() {
        XYChart chart = curve("Mass retry", "references", "MB of live heap, ms of time");
        List<Results.Growth> points = measured.curve(GrowthCurves.REFERENCES);
        chart.addSeries("time (ms)", sizes(points), figures(points, Results.Growth::millis));
        chart.addSeries("live heap (MB)", sizes(points), figures(points, point -> positive(point.heapBytes()) / 1e6));
        chart.addSeries("request's JSON (MB)", sizes(points), figures(points, point -> point.inputBytes() / 1e6));
        return chart;
    }

    private XYChart rows() {
        XYChart chart = curve("Rows of a file", "rows", "MB of live heap, s of time");
        List<Results.Growth> points = measured.curve(InboxCurve.ROWS);
        chart.addSeries("time (s)", sizes(points), figures(points, point -> point.millis() / 1e3));
        chart.addSeries("live heap (MB)", sizes(points), figures(points, point -> positive(point.heapBytes()) / 1e6));
        chart.addSeries("file (MB)", sizes(points), figures(points, point -> point.inputBytes() / 1e6));
        return chart;
    }

    private XYChart waiting() {
        XYChart chart = curve("Exchanges that wait", "exchanges", "kB of live heap, s of time");
        List<Results.Waiting> points = measured.waiting();
        List<Integer> sizes = points.stream().map(Results.Waiting::size).toList();
        chart.addSeries(
                "s until all are told",
                sizes,
                points.stream().map(Results.Waiting::secondsUntilTold).toList());
        chart.addSeries(
                "live heap (kB)",
                sizes,
                points.stream().map(point -> positive(point.heapBytes()) / 1e3).toList());
        return chart;
    }

    private XYChart endpoints() {
        XYChart chart = curve("Endpoints", "endpoints", "kB of live heap");
        for (String name : List.of(GrowthCurves.ENDPOINTS, GrowthCurves.HTTP_ENDPOINTS)) {
            List<Results.Growth> points = measured.curve(name);
            chart.addSeries(
                    name.equals(GrowthCurves.ENDPOINTS) ? "relativity-imaging" : "Camel http",
                    sizes(points),
                    figures(points, point -> positive(point.heapBytes()) / 1e3));
        }
        return chart;
    }

    /** Logarithms need something; less than a kilobyte is noise. */
    private static double positive(long bytes) {
        return Math.max(1_000, bytes);
    }

    private static List<Integer> sizes(List<Results.Growth> points) {
        return points.stream().map(Results.Growth::size).toList();
    }

    private static List<Double> figures(List<Results.Growth> points, ToDoubleFunction<Results.Growth> figure) {
        return points.stream().map(figure::applyAsDouble).toList();
    }

    private static String wrapped(String title) {
        return title.replace("Camel ", "").replace(" + Jackson", "").replace("CamelHttpMethod ", "");
    }

    private static CategoryChart bars(String title, String unit) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setXAxisLabelRotation(30).setLegendPosition(Styler.LegendPosition.InsideNW);
        return chart;
    }

    private static XYChart curve(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return chart;
    }
}
