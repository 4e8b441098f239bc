package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of whole files: bad ones, repeated ones, and those that a restart interrupts. */
class FilesTest {

    private static final int WORKSPACE = 1017371;
    private static final int FIRST_SET = 1039001;

    @TempDir
    private Path folder;

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestInbox inbox;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .workers(100)
                .start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        IntStream.range(0, 5)
                .forEach(i -> workspace.addImagingSet(FIRST_SET + i, "Set " + i, workspace.addSavedSearch(2, 0)));
        inbox = new TestInbox(folder, sandbox).start();
    }

    @AfterEach
    void close() {
        inbox.close();
        sandbox.close();
    }

    @Test
    void badRowsDontStopGoodOnes() throws Exception {
        inbox.drop("mixed.CSV", TestInbox.HEADER, "nonsense", row(0), "1017371,x,,", row(1), "\uff1d1+1\u202e,,,");
        endJobsWhenRun(2);

        TestInbox.Finished summary = inbox.summary();
        assertThat(summary.rejected()).isEqualTo(3);
        assertThat(TestInbox.read(summary.report()))
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("3 completed", "5 completed");
        assertThat(inbox.rejected("mixed")).extracting(row -> row.get("line")).containsExactly("2", "4", "6");
        assertThat(inbox.rejected("mixed").get(2)).containsEntry("row", "'\uff1d1+1?,,,");
    }

    /** One that Camel takes for a path, and one that is no text in the machine's character set. */
    @Test
    void fileWhoseNameCantBeUsedIsLeftAloneAndHoldsUpNoOther() throws Exception {
        Files.writeString(folder.resolve("a\\b.csv"), TestInbox.HEADER + "\n" + row(0) + "\n");
        new ProcessBuilder("bash", "-c", "echo x > $'\\xff\\xfe.csv'")
                .directory(folder.toFile())
                .start()
                .waitFor();

        inbox.drop("good.csv", TestInbox.HEADER, row(1));
        endJobsWhenRun(1);

        assertThat(inbox.row()).containsEntry("imagingSetId", Integer.toString(FIRST_SET + 1));
        assertThat(inboxFiles()).hasSize(2);
    }

    @Test
    void whatTellsOfCasesIsForTheOwnerOnly() throws Exception {
        Path fresh = folder.resolve("fresh");
        try (TestInbox other = new TestInbox(fresh, sandbox).start()) {
            other.drop("a.csv", TestInbox.HEADER, row(0), "bad");
            endJobsWhenRun(1);
            TestInbox.Finished summary = other.summary();

            for (String name : List.of("", "done", "rejected", "failed", "work", "work/arrived")) {
                assertThat(permissions(fresh.resolve(name))).as(name).isEqualTo("rwx------");
            }
            assertThat(summary.report()).startsWith(fresh);
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void unusableFilesAreRejectedAndTheNextIsTaken() throws Exception {
        inbox.drop("empty.csv", new byte[0]);
        assertThat(inbox.refusal()).isEqualTo("the file is empty");
        inbox.drop("binary.csv", new byte[] {0, 1, 2, 3});
        assertThat(inbox.refusal()).contains("UTF-8");
        inbox.drop("columns.csv", "a,b", "1,2");
        assertThat(inbox.refusal()).contains("must have the column workspaceid once");
        inbox.drop("long.csv", "x".repeat(10_000_000));
        assertThat(inbox.refusal()).contains("longer than");
        inbox.drop("good.csv", TestInbox.HEADER, row(0));
        endJobsWhenRun(1);
        assertThat(inbox.row()).containsEntry("outcome", "completed");

        for (String name : List.of("empty", "binary", "columns", "long")) {
            assertThat(inbox.rejected(name)).hasSize(1);
            Map<String, String> report =
                    TestInbox.read(inbox.only("done", name, ".report.csv")).get(0);
            assertThat(report).containsEntry("outcome", "rejected");
        }
        await().untilAsserted(() -> assertThat(inboxFiles()).isEmpty());
    }

    @Test
    void fileWithoutRowsHasAReportWithoutRows() throws Exception {
        inbox.drop("none.csv", TestInbox.HEADER);
        assertThat(inbox.report()).isEmpty();
    }

    @Test
    void sameContentIsNotRunTwiceNotEvenAfterARestart() throws Exception {
        inbox.drop("a.csv", TestInbox.HEADER, row(0));
        endJobsWhenRun(1);
        assertThat(inbox.row()).containsEntry("outcome", "completed").containsEntry("message", "");

        inbox.drop("b.csv", TestInbox.HEADER, row(0));
        assertThat(inbox.row().get("message"))
                .startsWith("not run again: it came with ")
                .contains("_a.csv before");
        inbox.stop();
        inbox.start();
        inbox.drop("a.csv", TestInbox.HEADER, row(0));
        assertThat(inbox.row()).containsEntry("outcome", "completed").containsKey("jobId");

        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(inboxFiles()).isEmpty());
    }

    @Test
    void fileThatAKillKeptFromBeingMovedIsFinishedOnce() throws Exception {
        inbox.drop("a.csv", TestInbox.HEADER, row(0));
        await().until(() -> runs() == 1);
        Path arrived;
        try (Stream<Path> files = Files.list(folder.resolve("work").resolve("arrived"))) {
            arrived = files.findFirst().orElseThrow();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(inbox.row()).containsEntry("outcome", "completed");
        await().until(() -> inputs(folder.resolve("done")) == 1);
        inbox.stop();
        Path report = inbox.only("done", "a", ".report.csv");
        Path done = report.resolveSibling(report.getFileName().toString().replace(".report", ""));
        Files.move(done, arrived);

        inbox.start();

        await().until(() -> Files.exists(done));
        assertThat(inputs(folder.resolve("done"))).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void sameNameWithOtherContentIsRunAndKeepsTheFormerReport() throws Exception {
        inbox.drop("a.csv", TestInbox.HEADER, row(0));
        endJobsWhenRun(1);
        Path first = inbox.summary().report();
        inbox.drop("a.csv", TestInbox.HEADER, row(1));
        endJobsWhenRun(2);

        assertThat(inbox.summary().report()).isNotEqualTo(first).exists();
        assertThat(first).exists();
    }

    @Test
    void fileThatComesWhileOneOfTheSameNameIsRunIsRunToo() throws Exception {
        inbox.drop("a.csv", TestInbox.HEADER, row(0));
        await().until(() -> runs() == 1);
        inbox.drop("a.csv", TestInbox.HEADER, row(1));
        await().untilAsserted(() -> assertThat(inboxFiles()).isEmpty());
        clock.advance(Duration.ofMinutes(1));
        assertThat(inbox.row()).containsEntry("imagingSetId", Integer.toString(FIRST_SET));
        endJobsWhenRun(2);

        assertThat(inbox.row()).containsEntry("imagingSetId", Integer.toString(FIRST_SET + 1));
    }

    @Test
    void fileOnWhichTheApplicationFailsCanBeDroppedAgain() throws Exception {
        Path rejected = folder.resolve("rejected");
        Files.delete(rejected);
        inbox.drop("a.csv", TestInbox.HEADER, row(0), "bad");
        await().until(() -> inputs(folder.resolve("failed")) == 1);
        try (Stream<Path> failed = Files.list(folder.resolve("failed"))) {
            assertThat(failed).singleElement().asString().endsWith("_a.csv");
        }
        assertThat(runs()).isZero();

        Files.createDirectory(rejected);
        inbox.drop("a.csv", TestInbox.HEADER, row(0), "bad");
        endJobsWhenRun(1);

        assertThat(inbox.row()).containsEntry("outcome", "completed");
    }

    @Test
    void folderMayHaveSpacesAndUmlauts() throws Exception {
        Path special = folder.resolve("law firm Übung (2)");
        try (TestInbox other = new TestInbox(special, sandbox).start()) {
            other.drop("a+b & 50%.csv", TestInbox.HEADER, row(0));
            endJobsWhenRun(1);

            assertThat(other.row()).containsEntry("outcome", "completed");
            await().until(() -> inputs(special.resolve("done")) == 1);
        }
    }

    @Test
    void stoppedApplicationGoesOnWhereItWas() throws Exception {
        String refused = WORKSPACE + ",999,,";
        inbox.drop("a.csv", TestInbox.HEADER, refused, row(0), "bad", row(1), row(2));
        await().until(() -> runs() == 3);
        inbox.stop();
        assertThat(inbox.hasFinished()).isFalse();
        clock.advance(Duration.ofMinutes(1));

        inbox.start();

        TestInbox.Finished summary = inbox.summary();
        assertThat(TestInbox.read(summary.report()))
                .extracting(row -> row.get("line") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder("2 refused", "3 completed", "5 completed", "6 completed");
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(runs()).isEqualTo(3);
    }

    private static String row(int set) {
        return WORKSPACE + "," + (FIRST_SET + set) + ",,";
    }

    private void endJobsWhenRun(int runs) {
        await().until(() -> runs() == runs);
        clock.advance(Duration.ofMinutes(1));
    }

    private int runs() {
        return sandbox.journal().tookEffect(RUN_IMAGING_SET);
    }

    private static long inputs(Path done) throws Exception {
        try (Stream<Path> files = Files.list(done)) {
            return files.filter(file -> !file.toString().endsWith(".report.csv"))
                    .count();
        }
    }

    private List<String> inboxFiles() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
