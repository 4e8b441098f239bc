package org.camelrelativity.examples.quarkus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the packaged application on Linux, for docs/deployment.md: how long it takes to start, and its memory. */
final class Footprint {

    private static final int STARTS = 5;
    private static final Pattern STARTED = Pattern.compile("started in ([\\d.]+)s");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Footprint() {}

    /**
     * @param arguments none
     * @throws Exception if it does not start or does not work
     */
    public static void main(String[] arguments) throws Exception {
        List<Double> reported = new ArrayList<>();
        List<Double> listening = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path folder = Files.createTempDirectory("footprint");
            try (Surroundings surroundings = Surroundings.in(Files.createDirectory(folder.resolve("inbox")))) {
                long begin = System.nanoTime();
                try (PackagedApplication application = PackagedApplication.start(folder, surroundings.settings())) {
                    application.url();
                    listening.add(seconds(Duration.ofNanos(System.nanoTime() - begin)));
                    processor.add(seconds(
                            application.process().info().totalCpuDuration().orElseThrow()));
                    reported.add(number(STARTED, application.output()));
                    surroundings.runImagingSet();
                    surroundings.awaitRetry();
                    resident.add(residentMebibytes(application.process().pid()));
                }
            }
        }
        print(System.out, "started, as Quarkus says, s", reported);
        print(System.out, "from the process's start until it listens, s", listening);
        print(System.out, "processor time until then, s", processor);
        print(System.out, "resident after a run and a retry, MiB", resident);
    }

    private static double residentMebibytes(long pid) throws IOException {
        return number(RESIDENT, Files.readString(Path.of("/proc", String.valueOf(pid), "status"))) / 1024;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double number(Pattern pattern, String text) {
        List<Double> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(Double.valueOf(matcher.group(1)));
        }
        return found.get(found.size() - 1);
    }

    private static void print(PrintStream out, String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        out.printf(
                "%s: median %.1f, from %.1f to %.1f%n",
                what, sorted.get(STARTS / 2), sorted.get(0), sorted.get(STARTS - 1));
    }
}
