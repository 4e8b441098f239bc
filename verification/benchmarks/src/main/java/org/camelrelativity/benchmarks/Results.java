package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the JVMs that measure leave for the one that writes the page. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Results() {}

    /**
     * A variant under load.
     *
     * @param workload what is asked
     * @param variant who asks
     * @param server when the server answers
     * @param threads what the callers are
     * @param callers how many of them
     * @param samples of the windows that count
     * @param failures calls that got no answer, also those in the windows that don't count
     */
    record LoadResult(
            Workload workload,
            Variant variant,
            String server,
            String threads,
            int callers,
            List<Sample> samples,
            long failures) {

        static LoadResult of(
                Workload workload,
                Variant variant,
                String server,
                String threads,
                int callers,
                List<Sample> windows,
                int counting) {
            long failures = windows.stream().mapToLong(Sample::failures).sum();
            return new LoadResult(
                    workload, variant, server, threads, callers, Sample.mostSettled(windows, counting), failures);
        }

        Sample median() {
            return Sample.median(samples);
        }
    }

    /**
     * A point of a curve.
     *
     * @param curve what grows
     * @param size how far
     * @param millis time it takes
     * @param heapBytes live heap it needs beyond what was there before
     * @param inputBytes of the request or of the file, where one grows; else 0
     * @param connections that were opened for it
     * @param tokens that were fetched for it
     */
    record Growth(
            String curve, int size, double millis, long heapBytes, long inputBytes, long connections, long tokens) {}

    /**
     * Exchanges that wait at once for as many sets.
     *
     * @param size how many
     * @param secondsUntilTold from the end of the sets to that of the last exchange, by the component's clock
     * @param heapBytes live heap while they wait, beyond what was there before
     * @param threads of the Camel context
     * @param perMinute the most requests in any minute
     */
    record Waiting(int size, double secondsUntilTold, long heapBytes, int threads, int perMinute) {}

    /**
     * A JVM's way to its first answer.
     *
     * @param way who asks
     * @param millis from the start of the process, for each start
     * @param cpuMillis of the process, for each start
     * @param residentMib its resident memory after the answer, for each start
     */
    record Start(String way, List<Double> millis, List<Double> cpuMillis, List<Double> residentMib) {}

    /**
     * A method measured by JMH.
     *
     * @param method what is measured
     * @param workload what it works on
     * @param form the body's form
     * @param micros time of one call
     * @param bytes allocated by one call
     */
    record Method(String method, String workload, String form, double micros, double bytes) {}

    static void write(Path file, List<?> results) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
    }

    static <T> List<T> read(Path file, Class<T[]> type) throws IOException {
        return Arrays.asList(JSON.readValue(file.toFile(), type));
    }
}
