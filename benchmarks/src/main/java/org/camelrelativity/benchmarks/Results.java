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
     * @param samples one for each repetition
     */
    record LoadResult(
            Workload workload, Variant variant, String server, String threads, int callers, List<Sample> samples) {

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
     * @param jsonBytes of the request, where one grows; else 0
     * @param connections that were opened for it
     * @param tokens that were fetched for it
     */
    record Growth(
            String curve, int size, double millis, long heapBytes, long jsonBytes, long connections, long tokens) {}

    /**
     * A JVM's way to its first answer.
     *
     * @param way who asks
     * @param millis from the start of the process, for each start
     * @param cpuMillis of the process, for each start
     */
    record Start(String way, List<Double> millis, List<Double> cpuMillis) {}

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
