package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is measured is measured once, for a moment. What comes out is not judged: others use the machine. */
@Tag("heavy")
class BenchmarksIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyPartIsMeasuredAndOnThePage() throws Exception {
        Path page = folder.resolve("performance.md");

        Benchmarks.main(new String[] {"reduced", page.toString()});

        assertThat(page)
                .content()
                .contains(
                        "**A reduced run**",
                        StartUp.OURS,
                        StartUp.BY_HAND,
                        StartUp.BY_HAND_BESIDE_OURS,
                        StartUp.BY_MAIN)
                .doesNotContain("NaN", "Infinity", "calls failed", "a single point", "null");
        requireAnswers(Files.readAllLines(page));
        for (String chart : new String[] {
            Charts.CPU, Charts.BYTES, Charts.IN_FLIGHT, Charts.REFERENCES, Charts.ROWS, Charts.WAITING, Charts.ENDPOINTS
        }) {
            Path picture = folder.resolve("performance").resolve(chart);
            assertThat(picture).exists();
            assertThat(Files.size(picture)).isPositive();
        }
    }

    /** Each variant of each load, the last column of which tells what failed. */
    private static void requireAnswers(List<String> page) {
        List<String> loads = between(page, "## Calls", "## In flight");
        assertThat(loads)
                .filteredOn(line -> line.startsWith("### "))
                .hasSize(Workload.values().length - 1 + Extent.REDUCED.callers().size());
        for (Variant variant : Variant.values()) {
            int rows = variant == Variant.NO_CALL
                    ? Extent.REDUCED.callers().size()
                    : Workload.values().length - 1 + Extent.REDUCED.callers().size();
            assertThat(loads)
                    .filteredOn(line -> line.startsWith("| " + variant.title() + " | "))
                    .as(variant.title())
                    .hasSize(rows)
                    .allMatch(line -> line.endsWith(" | 0 |"));
        }
        assertThat(between(page, "## In flight", "## Growth"))
                .filteredOn(line -> line.contains(" | platform | "))
                .hasSize(5)
                .allMatch(line -> line.endsWith(" | 0 |"));
        assertThat(between(page, "## Without HTTP", "## How it is measured"))
                .filteredOn(line -> line.contains(" | " + Workload.RUN_SET.title() + " | "))
                .hasSize(BodyForm.values().length + 2);
    }

    private static List<String> between(List<String> page, String from, String to) {
        assertThat(page).contains(from, to);
        return page.subList(page.indexOf(from), page.indexOf(to));
    }
}
