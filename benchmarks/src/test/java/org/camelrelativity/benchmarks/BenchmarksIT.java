package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is measured is measured once, for a moment. What comes out is not judged: others use the machine. */
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
                .contains("## Goals", "## Calls", "## In flight", "## Growth", "## Start-up", "## Without HTTP")
                .contains(Variant.CAMEL_VERTX.title(), GrowthCurves.WORKSPACES.substring(0, 10), "plain")
                .doesNotContain("NaN");
        for (String chart : new String[] {
            Charts.CPU, Charts.BYTES, Charts.IN_FLIGHT, Charts.REFERENCES, Charts.ROWS, Charts.WAITING, Charts.ENDPOINTS
        }) {
            Path picture = folder.resolve("performance").resolve(chart);
            assertThat(picture).exists();
            assertThat(Files.size(picture)).isPositive();
        }
    }
}
