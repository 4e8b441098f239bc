package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxJournal;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a set, as Relativity lets it: a line in the summary, and never a second run. */
class OutcomesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestNight night;

    @BeforeEach
    void startSandbox() {
        use(RelativitySandbox.builder().timing(SandboxTiming.instant()).start());
    }

    @AfterEach
    void stop() {
        night.close();
        sandbox.close();
    }

    @Test
    void runsHiddenThenReleases() throws Exception {
        int set = add("Fine", 10, 0);

        assertThat(summaryOf(set))
                .containsExactly(
                        "Nightly imaging: 1 released", "released: " + listed(set) + ": 0 of 10 documents failed.");
        assertThat(received(SandboxOperation.RUN_IMAGING_SET)).singleElement().satisfies(run -> assertThat(run.body())
                .containsPattern("(?i)\"qc\\w*\" *: *true"));
        assertThat(set(set).runs()).isEqualTo(1);
        assertThat(set(set).retries()).isZero();
        assertThat(set(set).imagesHidden()).isFalse();
        assertThat(sandbox.journal().unknownFields()).isEmpty();
    }

    @Test
    void oneAfterTheOther() throws Exception {
        int first = add("First", 10, 0);
        int second = add("Second", 10, 0);

        assertThat(summaryOf(first, second)).hasSize(3).first().isEqualTo("Nightly imaging: 2 released");
        assertThat(sandbox.journal().entries())
                .extracting(SandboxJournal.Entry::operation)
                .filteredOn(operation -> operation == SandboxOperation.RUN_IMAGING_SET
                        || operation == SandboxOperation.RELEASE_IMAGING_SET)
                .containsExactly(
                        SandboxOperation.RUN_IMAGING_SET,
                        SandboxOperation.RELEASE_IMAGING_SET,
                        SandboxOperation.RUN_IMAGING_SET,
                        SandboxOperation.RELEASE_IMAGING_SET);
    }

    @Test
    void retryMendsErrors() throws Exception {
        int set = workspace.addImagingSet("Damaged", workspace.addRecoveringSavedSearch(10, 5, 1));

        assertThat(summaryOf(set)).contains("released: " + listed(set) + ": 0 of 10 documents failed.");
        assertThat(set(set).runs()).isEqualTo(1);
        assertThat(set(set).retries()).isEqualTo(1);
        assertThat(received(SandboxOperation.RETRY_ERRORS)).singleElement().satisfies(retry -> assertThat(retry.body())
                .containsPattern("(?i)\"qc\\w*\" *: *true"));
    }

    @Test
    void fewErrorsAreReleased() throws Exception {
        int set = add("Some fail", 10, 1);

        assertThat(summaryOf(set)).contains("released: " + listed(set) + ": 1 of 10 documents failed.");
        assertThat(set(set).retries()).isEqualTo(1);
        assertThat(set(set).imagesHidden()).isFalse();
    }

    @Test
    void tooManyErrorsEndTheNight() throws Exception {
        int first = add("Most fail", 100, 11);
        int second = add("Never run", 10, 0);

        assertThat(summaryOf(first, second))
                .containsExactly(
                        "Nightly imaging: 1 not released, 1 not run",
                        "not released: " + listed(first)
                                + ": Completed with errors. Too many documents failed, so no further set is run."
                                + " 11 of 100 documents failed.",
                        "not run: " + listed(second) + ": the night was stopped before");
        assertThat(set(first).retries()).isEqualTo(1);
        assertThat(set(first).imagesHidden()).isTrue();
        assertThat(set(second).runs()).isZero();
        assertThat(sandbox.journal().arrived(SandboxOperation.RELEASE_IMAGING_SET))
                .isZero();
    }

    @Test
    void nightThatWasStoppedDoesNotStopTheNext() throws Exception {
        int first = add("Most fail", 10, 9);
        int second = add("Fine", 10, 0);
        assertThat(summaryOf(first, second)).first().isEqualTo("Nightly imaging: 1 not released, 1 not run");

        night.lists(workspace, second);

        assertThat(night.summary()).first().isEqualTo("Nightly imaging: 1 released");
    }

    @Test
    void legacyApiTellsNoShare() throws Exception {
        int first = add("Fine", 10, 0);
        int second = add("One fails", 100, 1);
        night.set("camel.component.relativity-imaging.api-version", "legacy");

        assertThat(summaryOf(first, second)).first().isEqualTo("Nightly imaging: 1 released, 1 not released");
        assertThat(set(second).imagesHidden()).isTrue();
    }

    @Test
    void failedJobIsNotReleasedAndTheNightGoesOn() throws Exception {
        int first = add("Fails", 10, 0);
        set(first).failNextRun();
        int second = add("Fine", 10, 0);

        assertThat(summaryOf(first, second)).first().isEqualTo("Nightly imaging: 1 not released, 1 released");
        assertThat(set(first).retries()).isZero();
        assertThat(sandbox.journal().arrived(SandboxOperation.RELEASE_IMAGING_SET))
                .isEqualTo(1);
    }

    /** As a newer Relativity may have. */
    @Test
    void endThatNobodyKnowsIsNotReleased() throws Exception {
        int set = add("Strange", 10, 0);
        String status = "{\"Status\":\"%s\",\"JobExists\":%s,\"JobType\":0,\"JobStatus\":\"Default\"}";
        Map<String, String> json = Map.of("Content-Type", "application/json");
        sandbox.faults() // once before the run, for the ledger
                .next(
                        SandboxOperation.READ_IMAGING_SET_STATUS,
                        SandboxFault.otherAnswer(200, json, status.formatted("Imaging", true)),
                        2);
        sandbox.faults()
                .always(
                        SandboxOperation.READ_IMAGING_SET_STATUS,
                        SandboxFault.otherAnswer(200, json, status.formatted("Completed with warnings", false)));

        assertThat(summaryOf(set))
                .last()
                .asString()
                .startsWith("not released: ")
                .contains("Completed with warnings");
        assertThat(set(set).imagesHidden()).isTrue();
    }

    @Test
    void otherNameIsAnotherSet() throws Exception {
        int set = add("Privileged", 10, 0);
        night.lists(TestNight.HEADER + "\n" + workspace.artifactId() + "," + set + ",Exhibits")
                .start();

        assertThat(night.summary())
                .contains("not run: Exhibits (" + workspace.artifactId() + "/" + set
                        + "): in Relativity its name is 'Privileged'");
        assertThat(set(set).runs()).isZero();
    }

    @Test
    void setThatIsNotThere() throws Exception {
        night.lists(TestNight.HEADER + "\n" + workspace.artifactId() + ",999,Gone")
                .start();

        assertThat(night.summary().get(1)).startsWith("not run: Gone").contains("set/read");
    }

    @Test
    void runningSetIsSkipped() throws Exception {
        SandboxClock clock = stopTheClock();
        int set = add("Somebody is at it", 10, 0);
        workspace.runImagingSet(set);
        clock.advance(Duration.ofSeconds(2));

        assertThat(summaryOf(set))
                .containsExactly(
                        "Nightly imaging: 1 skipped",
                        "skipped: " + listed(set) + ": it is running already (Submitting)");
        assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isZero();
    }

    /** It shows what a set shows that never ran; Relativity alone knows. */
    @Test
    void queuedSetIsSkipped() throws Exception {
        stopTheClock();
        int set = add("Queued", 10, 0);
        workspace.runImagingSet(set);

        assertThat(summaryOf(set)).first().isEqualTo("Nightly imaging: 1 skipped");
        assertThat(set(set).runs()).isEqualTo(1);
    }

    @Test
    void setThatSomebodyStopsIsNotReleased() throws Exception {
        SandboxClock clock = stopTheClock();
        int set = add("Stopped", 100, 0);
        night.lists(workspace, set).start();
        CompletableFuture<List<String>> summary = night.begin();
        await().atMost(PATIENCE).until(() -> set(set).runs() == 1);

        clock.advance(Duration.ofSeconds(4));
        night.context()
                .createProducerTemplate()
                .requestBodyAndHeader(
                        "relativity-imaging:job/stop",
                        set(set).lastJob().orElseThrow().artifactId(),
                        RelativityImagingConstants.WORKSPACE_ID,
                        workspace.artifactId());
        clock.advance(Duration.ofSeconds(4));

        assertThat(summary.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).get(1))
                .startsWith("not released: " + listed(set) + ": Stopped by user. ");
        assertThat(set(set).imagesHidden()).isTrue();
    }

    @Test
    void endThatDoesNotCome() throws Exception {
        stopTheClock();
        int first = add("Takes long", 10, 0);
        int second = add("Takes longer", 10, 0);
        night.set("nightly.await-timeout", "1m");

        assertThat(summaryOf(first, second))
                .allSatisfy(line -> assertThat(line).contains("look"))
                .last()
                .asString()
                .contains("it was run, how it ended was not seen, and its images are hidden", "PT1M");
        assertThat(set(first).runs()).isEqualTo(1);
        assertThat(set(second).runs()).isEqualTo(1);
    }

    @Test
    void applicationThatIsStoppedRunsNoFurtherSet() throws Exception {
        stopTheClock();
        int first = add("Under way", 10, 0);
        int second = add("Never run", 10, 0);
        night.set("nightly.redelivery-delay", "500");
        night.lists(workspace, first, second).start();
        CompletableFuture<List<String>> summary = night.begin();
        await().atMost(PATIENCE).until(() -> set(first).runs() == 1);

        night.stop();

        assertThat(summary.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .first()
                .isEqualTo("Nightly imaging: 1 look, 1 not run");
        assertThat(set(second).runs()).isZero();
        assertThat(directory.resolve("nightly/tonight.csv"))
                .as("for the next start")
                .exists();
    }

    /** As after a kill, without a JVM: the list is there, and the ledger knows of what was run. */
    @Test
    void nightThatGoesOnRunsNothingTwice() throws Exception {
        int first = add("Was run", 10, 0);
        int second = add("Was not run", 10, 0);
        night.lists(workspace, first, second).start();
        Path list = Files.createDirectories(directory.resolve("nightly")).resolve("tonight.csv");
        FileTime begin = FileTime.from(Instant.now());
        Files.copy(night.lists(workspace, first).list(), list);
        Files.setLastModifiedTime(list, begin);
        assertThat(night.goOn()).first().isEqualTo("Nightly imaging: 1 released");
        assertThat(list).as("the night has ended").doesNotExist();

        Files.copy(night.lists(workspace, first, second).list(), list);
        Files.setLastModifiedTime(list, begin);
        assertThat(night.goOn()).first().isEqualTo("Nightly imaging: 2 released");
        assertThat(set(first).runs()).isEqualTo(1);
        assertThat(set(second).runs()).isEqualTo(1);
    }

    @Test
    void nightThatIsOverRunsNoFurtherSet() throws Exception {
        int set = add("Of yesterday", 10, 0);
        night.lists(workspace, set).start();
        Path list = Files.createDirectories(directory.resolve("nightly")).resolve("tonight.csv");
        Files.copy(night.list(), list);
        Files.setLastModifiedTime(list, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        assertThat(night.goOn()).last().isEqualTo("not run: " + listed(set) + ": the night is over");
        assertThat(set(set).runs()).isZero();
    }

    private void use(RelativitySandbox other) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = other;
        workspace = sandbox.addWorkspace();
        night = new TestNight(directory, sandbox);
    }

    private SandboxClock stopTheClock() {
        SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-11-22T22:00:00Z"));
        use(RelativitySandbox.builder()
                .clock(clock)
                .timing(SandboxTiming.standard())
                .start());
        return clock;
    }

    private int add(String name, int documents, int failing) {
        return workspace.addImagingSet(name, workspace.addSavedSearch(documents, failing));
    }

    private SandboxImagingSet set(int set) {
        return workspace.imagingSet(set);
    }

    private String listed(int set) {
        return new ListedSet(workspace.artifactId(), set, set(set).name()).toString();
    }

    private List<String> summaryOf(int... sets) throws Exception {
        return night.lists(workspace, sets).start().summary();
    }

    private List<SandboxJournal.Entry> received(SandboxOperation operation) {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.operation() == operation)
                .toList();
    }
}
