package org.camelrelativity.benchmarks;

import java.util.List;
import java.util.Locale;

/** The part of the page on what grows. */
final class GrowthSection {

    /** Of the heap in bytes: what a JVM does by itself is as much. */
    private static final long NOISE = 64_000;

    private final Measurements measured;
    private final String charts;

    /**
     * @param measured what it shows
     * @param charts the folder of its pictures
     */
    GrowthSection(Measurements measured, String charts) {
        this.measured = measured;
        this.charts = charts;
    }

    String text() {
        return "## Growth\n\n" + references() + rows() + waiting() + endpoints() + workspaces();
    }

    private String references() {
        StringBuilder text = new StringBuilder("""
                ### References of one mass retry

                Up to 100,000 go in one request, more in several (`chunkSize=100000`). A string of JSON is at most 16 MiB.
                The answer names every reference and is some three times as long as the request. The heap is what is
                reachable at most during the call, without the body that was there before.

                """);
        Table table = new Table("", "references", "ms", "µs each", "heap kB", "request kB", "heap / request");
        for (String curve : List.of(GrowthCurves.REFERENCES, GrowthCurves.JSON_REFERENCES)) {
            for (Results.Growth point : measured.curve(curve)) {
                table.row(
                        curve.replaceFirst(".*, as ", ""),
                        point.size(),
                        point.millis(),
                        point.millis() * 1_000 / point.size(),
                        point.heapBytes() / 1_000,
                        point.inputBytes() / 1_000,
                        (double) point.heapBytes() / point.inputBytes());
            }
        }
        text.append(table);
        for (String curve : List.of(GrowthCurves.REFERENCES, GrowthCurves.JSON_REFERENCES)) {
            String form = curve.replaceFirst(".*, as ", "");
            List<Results.Growth> points = measured.curve(curve);
            text.append(explained(
                    "Time of " + form,
                    Shape.of(points, Results.Growth::millis),
                    Shape.LINEAR,
                    "each reference is bound, written, and found in the answer by its key, once"));
            text.append(explained(
                    "Heap of " + form,
                    Shape.of(points, Results.Growth::heapBytes),
                    Shape.LINEAR,
                    "the request's bytes, the answer's bytes, the answer's records and the report of what became of each"
                            + " job are held until the exchange is done"));
        }
        return text + picture("Mass retry", Charts.REFERENCES);
    }

    private String rows() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, """

                ### Rows of a file

                Through [examples/imaging-inbox](../examples/imaging-inbox), the application as it is, in a JVM of %s. Of %d
                rows one names an imaging set: it is read, found running, and told as skipped in the report. The others have
                no number where the set belongs and are written to the rejected rows. So it is the route that is measured, and
                hardly the server. The time is from the moment when the file is dropped until it lies in `done`; of it, up
                to 0.1 s is for looking into folders and waiting until nobody writes to the file any more. The heap is the most
                that is reachable meanwhile beyond what is while the application has nothing to do.

                """, InboxCurve.HEAP.replace("m", " MiB of heap"), InboxCurve.ASKED_EVERY));
        Table table = new Table("rows", "ms", "µs each", "heap kB", "file kB");
        List<Results.Growth> points = measured.curve(InboxCurve.ROWS);
        for (Results.Growth point : points) {
            table.row(
                    point.size(),
                    point.millis(),
                    point.millis() * 1_000 / point.size(),
                    point.heapBytes() / 1_000,
                    point.inputBytes() / 1_000);
        }
        text.append(table);
        text.append(explained(
                "Time",
                Shape.of(points, Results.Growth::millis),
                Shape.LINEAR,
                "each row is read and written once, after the file was read once for its digest"));
        text.append(explained(
                "Heap",
                Shape.of(points, Results.Growth::heapBytes),
                Shape.FLAT,
                "rows are split as they are read, no more are in flight than `inbox.rows-in-flight` says, and reports are"
                        + " written as they grow; the rows that were run are in the database of the folder"));
        return text + picture("Rows of a file", Charts.ROWS);
    }

    private String waiting() {
        StringBuilder text = new StringBuilder("""

                ### Exchanges that wait

                So many exchanges wait at once in `set/await`, each for another set, with 600 looks a minute at most
                (`maxPollsPerMinute`, the default). When each set has been looked at once, all of them end. The component's
                clock goes on from one thing to be done to the next; times and minutes are by that clock.

                """);
        Table table = new Table(
                "waiting", "heap kB", "kB each", "threads", "s until all are told", "requests in any minute, at most");
        List<Results.Waiting> points = measured.waiting();
        for (Results.Waiting point : points) {
            table.row(
                    point.size(),
                    point.heapBytes() / 1_000,
                    point.heapBytes() / 1_000.0 / point.size(),
                    point.threads(),
                    point.secondsUntilTold(),
                    point.perMinute());
        }
        text.append(table);
        text.append(explained(
                "Heap",
                Shape.of(points, Results.Waiting::size, Results.Waiting::heapBytes),
                Shape.LINEAR,
                "an exchange that waits is kept, and nothing else: no thread and no connection"));
        text.append(explained(
                "Time",
                Shape.of(points, Results.Waiting::size, Results.Waiting::secondsUntilTold),
                Shape.LINEAR,
                "sets are looked at one after the other, 600 a minute; few of them every 2 to 15 s"));
        text.append(explained(
                "Threads",
                Shape.of(points, Results.Waiting::size, Results.Waiting::threads),
                Shape.FLAT,
                "four serve all waits, and one watches the deadlines of requests"));
        return text + picture("Exchanges that wait", Charts.WAITING);
    }

    private String endpoints() {
        Table table =
                new Table("", "endpoints", "kB", "kB each", "further connections", "tokens", "ms to make and call");
        for (String curve : List.of(GrowthCurves.ENDPOINTS, GrowthCurves.HTTP_ENDPOINTS)) {
            for (Results.Growth point : measured.curve(curve)) {
                table.row(
                        curve,
                        point.size(),
                        point.heapBytes() / 1_000.0,
                        point.heapBytes() / 1_000.0 / point.size(),
                        point.connections(),
                        curve.equals(GrowthCurves.ENDPOINTS) ? point.tokens() : "",
                        point.millis());
            }
        }
        List<Results.Growth> points = measured.curve(GrowthCurves.ENDPOINTS);
        return "\n### Endpoints\n\nEach with its producer, which makes one call.\n\n" + table
                + explained(
                        "Time",
                        Shape.of(points, Results.Growth::millis),
                        Shape.LINEAR,
                        "each endpoint is made and called once, one after the other")
                + explained(
                        "Heap",
                        Shape.of(points, Results.Growth::heapBytes),
                        Shape.LINEAR,
                        "an endpoint holds its options and a producer, and shares everything else: client, connections and"
                                + " token are the component's")
                + picture("Endpoints", Charts.ENDPOINTS);
    }

    private String workspaces() {
        Table table = new Table("workspaces", "ms of a call", "heap kB more after 2,000 calls", "connections");
        List<Results.Growth> points = measured.curve(GrowthCurves.WORKSPACES);
        points.forEach(
                point -> table.row(point.size(), point.millis(), point.heapBytes() / 1_000.0, point.connections()));
        String because = "a workspace is a number in the request, and nothing is kept for it";
        return "\n### Workspaces\n\n" + table
                + explained("Time", Shape.of(points, Results.Growth::millis), Shape.FLAT, because)
                + explained(
                        "Heap",
                        Shape.of(points, GrowthSection::beyondNoise),
                        Shape.FLAT,
                        because + " (" + NOISE / 1_000 + " kB are taken for noise)");
    }

    private static double beyondNoise(Results.Growth point) {
        return Math.max(NOISE, point.heapBytes());
    }

    private static String explained(String figure, String shape, String expected, String because) {
        return "\n" + figure + ": " + Shape.explained(shape, expected, because) + "\n";
    }

    private String picture(String title, String file) {
        return "\n![" + title + "](" + charts + "/" + file + ")\n";
    }
}
