package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** Measures the application on Linux, for docs/deployment.md: how long it takes to start, and its memory. */
final class Footprint {

    private static final int STARTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Footprint() {}

    /**
     * @param arguments none
     * @throws Exception if it does not start or does not work
     */
    public static void main(String[] arguments) throws Exception {
        List<Double> working = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path folder = Files.createTempDirectory("footprint");
            try (RelativitySandbox sandbox =
                    RelativitySandbox.builder().timing(SandboxTiming.standard()).start()) {
                listOneSet(sandbox, folder);
                List<String> settings = ChildApplication.settings(sandbox, "-Dnightly.cron=* * * * * ?");
                long begin = System.nanoTime();
                try (ChildApplication application = ChildApplication.startWith(folder, settings)) {
                    awaitOutput(application, "Working until stopped");
                    working.add(seconds(Duration.ofNanos(System.nanoTime() - begin)));
                    processor.add(seconds(
                            application.process().info().totalCpuDuration().orElseThrow()));
                    awaitOutput(application, "Nightly imaging: 1 released");
                    resident.add(residentMebibytes(application.process().pid()));
                }
            }
        }
        print("from the process's start until its routes run, s", working);
        print("processor time until then, s", processor);
        print("resident after a night with one set, MiB", resident);
    }

    private static void listOneSet(RelativitySandbox sandbox, Path folder) throws IOException {
        SandboxWorkspace workspace = sandbox.addWorkspace();
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(10, 0));
        Files.writeString(
                folder.resolve("sets.csv"),
                TestNight.HEADER + "\n" + workspace.artifactId() + "," + set + ",Exhibits\n");
    }

    private static void awaitOutput(ChildApplication application, String text) {
        await(text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .failFast(() -> assertThat(application.isAlive())
                        .as(application::output)
                        .isTrue())
                .until(() -> application.output().contains(text));
    }

    private static double residentMebibytes(long pid) throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
        if (!matcher.find()) {
            throw new IllegalStateException("no VmRSS of process " + pid);
        }
        return Double.parseDouble(matcher.group(1)) / 1024;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                "%s: median %.1f, from %.1f to %.1f%n",
                what, sorted.get(STARTS / 2), sorted.get(0), sorted.get(STARTS - 1));
    }
}
