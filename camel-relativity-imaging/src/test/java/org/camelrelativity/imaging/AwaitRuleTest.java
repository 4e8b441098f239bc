package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reads, in which order and when, tell that a set has ended. */
class AwaitRuleTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration LATER = CredibleEnd.GRACE;

    private final AwaitRule rule = new AwaitRule(null);

    private static ImagingSetStatusResponse status(String status) {
        return ImagingSetStatusResponseBuilder.builder().status(status).build();
    }

    private static ImagingSetStatusResponse status(String status, Boolean jobExists) {
        return ImagingSetStatusResponseBuilder.builder()
                .status(status)
                .jobExists(jobExists)
                .build();
    }

    private static Optional<ImagingSetOutcome> judge(AwaitRule rule, ImagingSetStatusResponse read, Duration waited) {
        return rule.judge(SetReading.versioned(null, read), waited);
    }

    private static Optional<ImagingSetOutcome> judge(
            AwaitRule rule, String status, String imageCompletion, Duration waited) {
        ImagingSetStatus read = new ImagingSetStatus(status, "", false, imageCompletion, null, null, null);
        return rule.judge(SetReading.legacy(null, read), waited);
    }

    @ParameterizedTest
    @CsvSource({
        "Completed, COMPLETED",
        "' COMPLETED ', COMPLETED",
        "Completed with Errors, COMPLETED_WITH_ERRORS",
        "stopped by user, STOPPED",
        "Error - Job Failed, FAILED"
    })
    void anEndAfterWorkWasSeen(String text, ImagingSetOutcome outcome) {
        assertThat(judge(rule, status("Imaging"), AT_ONCE)).isEmpty();
        assertThat(judge(rule, status(text, false), AT_ONCE)).contains(outcome);
    }

    @Test
    void anEndThatMayBeOfTheRunBefore() {
        assertThat(judge(rule, status("Completed", false), AT_ONCE)).isEmpty();
        assertThat(judge(rule, status("Completed", false), LATER.minusNanos(1))).isEmpty();
        assertThat(judge(rule, status("Completed", false), LATER)).contains(ImagingSetOutcome.COMPLETED);
    }

    @Test
    void anEndBesideAJobIsNone() {
        assertThat(judge(rule, status("Completed", true), LATER)).isEmpty();
        assertThat(judge(rule, status("Completed", null), AT_ONCE)).contains(ImagingSetOutcome.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Waiting",
                "initializing",
                "Processing - Building Tables",
                "Submitting",
                "Imaging",
                "Finalizing",
                "Stopping"
            })
    void theseAreWork(String text) {
        assertThat(judge(rule, status(text, false), LATER)).isEmpty();
        assertThat(judge(rule, status("Completed", false), AT_ONCE)).isPresent();
    }

    @Test
    void aJobIsWorkWhateverTheStatus() {
        assertThat(judge(new AwaitRule(null), status("Staging", true), AT_ONCE)).isEmpty();
        assertShowsWork(status("Staging", true), true);
        ImagingSetStatusResponseBuilder before = ImagingSetStatusResponseBuilder.builder(status("Completed", false));
        assertShowsWork(before.jobType(1).build(), true);
        assertShowsWork(before.jobType(0).jobStatus("Created").build(), true);
        assertShowsWork(before.jobStatus(" default").build(), false);
        assertShowsWork(before.jobStatus("Invalid").build(), false);
    }

    /** A set that never ran is staging as well, or has no status. */
    @Test
    void stagingIsWorkOnlyAfterSomethingElse() {
        assertShowsWork(status("Staging"), false);
        assertShowsWork(status(" staging "), false);
        assertShowsWork(status(""), false);
        assertShowsWork(status(null), false);
        judge(rule, status("Completed"), AT_ONCE);
        judge(rule, status("Staging"), AT_ONCE);
        assertThat(judge(rule, status("Completed"), AT_ONCE)).isPresent();
    }

    @Test
    void stagingAfterNoStatusIsWork() {
        judge(rule, status(null), AT_ONCE);
        judge(rule, status("Staging"), AT_ONCE);
        assertThat(judge(rule, status("Completed"), AT_ONCE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Staging", ""})
    void aSetThatNeverRanNeverEnds(String text) {
        assertThat(judge(rule, status(text, false), Duration.ofDays(1))).isEmpty();
    }

    private static void assertShowsWork(ImagingSetStatusResponse read, boolean expected) {
        AwaitRule rule = new AwaitRule(null);
        judge(rule, read, AT_ONCE);
        Optional<ImagingSetOutcome> end = judge(rule, status("Completed", false), AT_ONCE);
        assertThat(end.isPresent()).as("%s", read).isEqualTo(expected);
    }

    /** What follows is how the run before ended. */
    @ParameterizedTest
    @ValueSource(strings = {"Hiding Images", " releasing images"})
    void theseAreNeitherWorkNorAnEnd(String text) {
        assertThat(judge(rule, status(text, false), LATER)).isEmpty();
        assertShowsWork(status(text, false), false);
    }

    /** Whatever the word, once the job is gone; the second look is for a job that is gone before its status. */
    @ParameterizedTest
    @ValueSource(strings = {"Completed with warnings", "Abgeschlossen", "Imaging", "Staging", ""})
    void aStatusThatStaysWhenTheJobIsGoneIsAnEnd(String text) {
        judge(rule, status("Imaging", true), AT_ONCE);
        assertThat(judge(rule, status(text, false), AT_ONCE)).isEmpty();
        assertThat(judge(rule, status(text, false), AT_ONCE)).contains(ImagingSetOutcome.OTHER);
    }

    @Test
    void theEndThatTheSecondLookTellsCounts() {
        judge(rule, status("Imaging", true), AT_ONCE);
        assertThat(judge(rule, status("Finalizing", false), AT_ONCE)).isEmpty();
        assertThat(judge(rule, status("Abgeschlossen", false), AT_ONCE)).isEmpty();
        assertThat(judge(rule, status("Completed", false), AT_ONCE)).contains(ImagingSetOutcome.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hiding Images", "Releasing Images"})
    void aReviewAfterTheJobIsNoEnd(String text) {
        judge(rule, status("Imaging", true), AT_ONCE);
        judge(rule, status(text, false), AT_ONCE);
        assertThat(judge(rule, status(text, false), LATER)).isEmpty();
    }

    @Test
    void anUnknownStatusBesideAJobIsWork() {
        ImagingSetStatusResponse queued = ImagingSetStatusResponseBuilder.builder(status("Bildverarbeitung", false))
                .jobStatus("Created")
                .build();
        for (ImagingSetStatusResponse atWork : List.of(status("Bildverarbeitung", true), queued)) {
            judge(rule, atWork, AT_ONCE);
            assertThat(judge(rule, atWork, Duration.ofDays(1))).isEmpty();
        }
    }

    /** It may be how the run before ended, and whether there was one, only the counters tell. */
    @Test
    void anUnknownStatusOfNobodysRunIsAnEndOnlyIfASetHasRun() {
        ImagingSetStatusResponse never = status("Nouveau", false);
        judge(rule, never, AT_ONCE);
        assertThat(judge(rule, never, Duration.ofDays(1))).isEmpty();
        ImagingSetStatusResponse ran = ImagingSetStatusResponseBuilder.builder(never)
                .numberOfDocumentsCompleted(8)
                .build();
        assertThat(judge(rule, ran, AT_ONCE)).isEmpty();
        assertThat(judge(rule, ran, AT_ONCE.plus(LATER).minusNanos(1))).isEmpty();
        assertThat(judge(rule, ran, AT_ONCE.plus(LATER))).contains(ImagingSetOutcome.OTHER);
    }

    /** In the legacy API, or if the versioned one leaves JobExists out. */
    @Test
    void whereNoJobIsToldAnUnknownStatusIsAnEndIfNothingHappensAnyMore() {
        Duration later = AT_ONCE.plus(CredibleEnd.JOB_UNTOLD_GRACE);
        judge(rule, "Imaging", "2 remaining", AT_ONCE);
        assertThat(judge(rule, "Abgeschlossen", "1 remaining", AT_ONCE)).isEmpty();
        assertThat(judge(rule, "Abgeschlossen", "0 remaining", later)).isEmpty();
        assertThat(judge(rule, "Abgeschlossen", "0 remaining", later.multipliedBy(2)))
                .contains(ImagingSetOutcome.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Imaging", "Staging", ""})
    void whereNoJobIsToldAKnownStatusIsNoEnd(String text) {
        judge(rule, "Imaging", "2 remaining", AT_ONCE);
        judge(rule, text, "2 remaining", AT_ONCE);
        assertThat(judge(rule, text, "2 remaining", Duration.ofDays(1))).isEmpty();
    }

    @Test
    void whereNoJobIsToldAnUnknownStatusOfNobodysRunIsNoEnd() {
        judge(rule, "Bildverarbeitung", "2 remaining", AT_ONCE);
        assertThat(judge(rule, "Bildverarbeitung", "2 remaining", Duration.ofDays(1)))
                .isEmpty();
    }
}
