package org.camelrelativity.examples.karaf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures on Linux, for docs/deployment.md: how long it takes from the features to the first call, and Karaf's memory. */
class Footprint {

    private static final int RUNS = 5;

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        List<Double> installed = new ArrayList<>();
        List<Double> called = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            try (Surroundings surroundings = new Surroundings(Files.createDirectory(folder.resolve("run" + i)))) {
                surroundings.karaf().start();
                long begin = System.nanoTime();
                surroundings.addFeatures();
                surroundings.install();
                installed.add(secondsSince(begin));
                surroundings.configure("inbox");
                surroundings.awaitStart();
                called.add(secondsSince(begin));
                surroundings.awaitImagingSetRuns("inbox");
                resident.add(surroundings.karaf().residentMebibytes());
            }
        }
        print("until features and bundle are installed, s", installed);
        print("until the first call, s", called);
        print("resident after a run and a retry, MiB", resident);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                "%s: median %.1f, from %.1f to %.1f%n",
                what, sorted.get(RUNS / 2), sorted.get(0), sorted.get(RUNS - 1));
    }
}
