package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a million rows, of which every five hundredth is run, in 128 MB. */
@Tag("heavy")
class MemoryIT {

    private static final int ROWS = 1_000_000;
    private static final int GOOD_EVERY = 500;
    private static final int WORKSPACE = 1017371;
    private static final int FIRST_SET = 1039001;
    private static final int TOLERATED_GROWTH = 8;
    private static final Path GC_LOG = Path.of("target", "memory-it-gc.log").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void millionRowsFitInto128Megabytes() throws Exception {
        Path inbox = directory.resolve("inbox");
        Folders.below(inbox.toString());
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(WORKSPACE);
            int savedSearch = workspace.addSavedSearch(1, 0);
            for (int i = 0; i < ROWS / GOOD_EVERY; i++) {
                workspace.addImagingSet(FIRST_SET + i, "Set " + i, savedSearch);
            }
            Files.move(write(directory.resolve("rows.csv")), inbox.resolve("rows.csv"));
            List<String> arguments = new ArrayList<>(ChildApplication.settings(sandbox, inbox));
            arguments.addAll(List.of("-Xmx128m", "-Xlog:gc:file=" + GC_LOG));

            try (ChildApplication application = ChildApplication.startFast(directory, arguments)) {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
                    application.collectGarbage();
                    return application.output().contains("Finished rows.csv") || !application.isAlive();
                });
                assertThat(application.output())
                        .contains("Finished rows.csv: " + ROWS / GOOD_EVERY + " completed, "
                                + (ROWS - ROWS / GOOD_EVERY) + " rejected")
                        .doesNotContain("OutOfMemoryError");
            }
            assertThat(sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                    .isEqualTo(ROWS / GOOD_EVERY);
        }
        List<Integer> heap = megabytesAfterCollections();
        assertThat(heap).hasSizeGreaterThan(20);
        int middle = heap.size() / 2;
        assertThat(Collections.max(heap.subList(middle, heap.size())))
                .as("MB reachable, in the second half of the file")
                .isLessThanOrEqualTo(Collections.max(heap.subList(0, middle)) + TOLERATED_GROWTH);
        assertThat(lines(inbox.resolve("done"), ".report.csv")).isEqualTo(1 + ROWS / GOOD_EVERY);
        assertThat(lines(inbox.resolve("rejected"), ".rejected.csv")).isEqualTo(1 + ROWS - ROWS / GOOD_EVERY);
    }

    private static List<Integer> megabytesAfterCollections() throws IOException {
        // Other collections leave garbage of the old generation, which would be taken for growth.
        Pattern after = Pattern.compile("Pause Full .*->(\\d+)M\\(");
        try (Stream<String> lines = Files.lines(GC_LOG)) {
            return lines.map(after::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .toList();
        }
    }

    private static Path write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("workspaceId,imagingSetId,qc,batch,remark\n");
            for (int i = 0; i < ROWS; i++) {
                if (i % GOOD_EVERY == 0) {
                    writer.write(WORKSPACE + "," + (FIRST_SET + i / GOOD_EVERY) + ",,,\"run, please\"\n");
                } else {
                    writer.write(WORKSPACE + ",none" + i + ",false,,a row that can't be run\n");
                }
            }
        }
        return file;
    }

    private static long lines(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
            try (Stream<String> lines = Files.lines(file)) {
                return lines.count();
            }
        }
    }
}
