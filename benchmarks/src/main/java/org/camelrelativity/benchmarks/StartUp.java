package org.camelrelativity.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts applications, the ways by turns, and measures how long each takes to its first answer. */
final class StartUp {

    static final String OURS = "ours";
    static final String BY_HAND = "Camel http + Jackson by hand, without our jars";
    static final String BY_HAND_BESIDE_OURS = "the same, our jars beside it";

    private StartUp() {}

    static List<Results.Start> measure(Extent extent, ServerProcess server) throws IOException, InterruptedException {
        String url = ServerProcess.url(server.ports(), Workload.RUN_SET.name());
        String all = JavaProcess.classpath();
        String without =
                Stream.of(all.split(":")).filter(entry -> !isOurs(entry)).collect(Collectors.joining(":"));
        Map<String, Results.Start> starts = new LinkedHashMap<>();
        for (int i = 0; i < extent.starts(); i++) {
            add(starts, OURS, start("ours", url, all));
            add(starts, BY_HAND, start("by-hand", url, without));
            add(starts, BY_HAND_BESIDE_OURS, start("by-hand", url, all));
        }
        return List.copyOf(starts.values());
    }

    private record Measured(double millis, double cpuMillis) {}

    private static void add(Map<String, Results.Start> starts, String way, Measured measured) {
        Results.Start start =
                starts.computeIfAbsent(way, name -> new Results.Start(name, new ArrayList<>(), new ArrayList<>()));
        start.millis().add(measured.millis());
        start.cpuMillis().add(measured.cpuMillis());
    }

    private static Measured start(String way, String url, String classpath) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = JavaProcess.withClasspath(classpath).start(FirstCall.class, way, url);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!FirstCall.ANSWERED.equals(line)) {
                throw new IOException("no first answer: " + line);
            }
            double cpu =
                    process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            return new Measured(millis, cpu);
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    /** Whether it is one of the jars that are shipped. */
    static boolean isOurs(String classpathEntry) {
        return jar(classpathEntry).startsWith("camel-relativity-")
                && !jar(classpathEntry).contains("benchmarks");
    }

    /** The module that an entry is of, be it a jar or a folder of classes. */
    static String jar(String classpathEntry) {
        Path path = Path.of(classpathEntry);
        return path.endsWith("target/classes")
                ? path.getParent().getParent().getFileName().toString()
                : path.getFileName().toString();
    }
}
