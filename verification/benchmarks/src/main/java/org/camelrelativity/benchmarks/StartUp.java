package org.camelrelativity.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts applications, the ways by turns, and measures how long each takes to its first answer. */
final class StartUp {

    static final String OURS = "ours";
    static final String BY_HAND = "Camel http + Jackson by hand, without our jars";
    static final String BY_HAND_BESIDE_OURS = "the same, our jars beside it";

    static final String BY_MAIN = "ours, by camel-main and its properties";

    private static final Pattern OURS_JAR = Pattern.compile("camel-relativity-(common|imaging|production)(-\\d.*)?");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private StartUp() {}

    static List<Results.Start> measure(Extent extent, ServerProcess server) throws IOException, InterruptedException {
        String url = ServerProcess.url(server.ports(), Workload.RUN_SET.name());
        String all = JavaProcess.classpath();
        String without =
                Stream.of(all.split(":")).filter(entry -> !isOurs(entry)).collect(Collectors.joining(":"));
        Map<String, Results.Start> starts = new LinkedHashMap<>();
        for (int i = 0; i < extent.starts(); i++) {
            add(starts, OURS, start(FirstCall.class, all, "ours", url));
            add(starts, BY_HAND, start(FirstCall.class, without, "by-hand", url));
            add(starts, BY_HAND_BESIDE_OURS, start(FirstCall.class, all, "by-hand", url));
            add(starts, BY_MAIN, start(FirstMain.class, all, url));
        }
        return List.copyOf(starts.values());
    }

    private record Measured(double millis, double cpuMillis, double residentMib) {}

    private static void add(Map<String, Results.Start> starts, String way, Measured measured) {
        Results.Start start = starts.computeIfAbsent(
                way, name -> new Results.Start(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        start.millis().add(measured.millis());
        start.cpuMillis().add(measured.cpuMillis());
        start.residentMib().add(measured.residentMib());
    }

    private static Measured start(Class<?> application, String classpath, String... args)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = JavaProcess.withClasspath(classpath).start(application, args);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!FirstCall.ANSWERED.equals(line)) {
                throw new IOException("no first answer: " + line);
            }
            double cpu =
                    process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            return new Measured(millis, cpu, residentMib(process));
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    /** 0 where the system doesn't say. */
    private static double residentMib(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1_024.0 : 0;
    }

    /** Whether it is one of the jars that are shipped. */
    static boolean isOurs(String classpathEntry) {
        return OURS_JAR.matcher(jar(classpathEntry)).matches();
    }

    /** The module that an entry is of, be it a jar or a folder of classes. */
    static String jar(String classpathEntry) {
        Path path = Path.of(classpathEntry);
        return path.endsWith("target/classes")
                ? path.getParent().getParent().getFileName().toString()
                : path.getFileName().toString();
    }
}
