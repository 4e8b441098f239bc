package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reads, in which order and when, tell that a set has ended. */
class AwaitRuleTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration LATER = AwaitRule.GRACE;

    private final AwaitRule rule = new AwaitRule();

    private static ImagingSetStatusResponse status(String status) {
        return ImagingSetStatusResponseBuilder.builder().status(status).build();
    }

    private static ImagingSetStatusResponse status(String status, Boolean jobExists) {
        return ImagingSetStatusResponseBuilder.builder()
                .status(status)
                .jobExists(jobExists)
                .build();
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
        assertThat(rule.judge(status("Imaging"), AT_ONCE)).isEmpty();
        assertThat(rule.judge(status(text, false), AT_ONCE)).contains(outcome);
    }

    @Test
    void anEndThatMayBeOfTheRunBefore() {
        assertThat(rule.judge(status("Completed", false), AT_ONCE)).isEmpty();
        assertThat(rule.judge(status("Completed", false), LATER.minusNanos(1))).isEmpty();
        assertThat(rule.judge(status("Completed", false), LATER)).contains(ImagingSetOutcome.COMPLETED);
    }

    @Test
    void anEndBesideAJobIsNone() {
        assertThat(rule.judge(status("Completed", true), LATER)).isEmpty();
        assertThat(rule.judge(status("Completed", null), AT_ONCE)).contains(ImagingSetOutcome.COMPLETED);
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
                "Stopping",
                "Something new"
            })
    void theseAreWork(String text) {
        assertThat(rule.judge(status(text, false), LATER)).isEmpty();
        assertThat(rule.judge(status("Completed", false), AT_ONCE)).isPresent();
    }

    @Test
    void aJobIsWorkWhateverTheStatus() {
        assertThat(new AwaitRule().judge(status("Staging", true), AT_ONCE)).isEmpty();
        assertShowsWork(status("Staging", true), true);
        ImagingSetStatusResponseBuilder before = ImagingSetStatusResponseBuilder.builder(status("Completed", false));
        assertShowsWork(before.jobType(1).build(), true);
        assertShowsWork(before.jobType(0).jobStatus("Created").build(), true);
        assertShowsWork(before.jobStatus(" default").build(), false);
    }

    /** A set that never ran is staging as well, or has no status. */
    @Test
    void stagingIsWorkOnlyAfterSomethingElse() {
        assertShowsWork(status("Staging"), false);
        assertShowsWork(status(" staging "), false);
        assertShowsWork(status(""), false);
        assertShowsWork(status(null), false);
        rule.judge(status("Completed"), AT_ONCE);
        rule.judge(status("Staging"), AT_ONCE);
        assertThat(rule.judge(status("Completed"), AT_ONCE)).isPresent();
    }

    @Test
    void stagingAfterNoStatusIsWork() {
        rule.judge(status(null), AT_ONCE);
        rule.judge(status("Staging"), AT_ONCE);
        assertThat(rule.judge(status("Completed"), AT_ONCE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Staging", ""})
    void aSetThatNeverRanNeverEnds(String text) {
        assertThat(rule.judge(status(text, false), Duration.ofDays(1))).isEmpty();
    }

    private static void assertShowsWork(ImagingSetStatusResponse read, boolean expected) {
        AwaitRule rule = new AwaitRule();
        rule.judge(read, AT_ONCE);
        Optional<ImagingSetOutcome> end = rule.judge(status("Completed", false), AT_ONCE);
        assertThat(end.isPresent()).as("%s", read).isEqualTo(expected);
    }

    /** What follows is how the run before ended. */
    @ParameterizedTest
    @ValueSource(strings = {"Hiding Images", " releasing images"})
    void theseAreNeitherWorkNorAnEnd(String text) {
        assertThat(rule.judge(status(text, false), LATER)).isEmpty();
        assertShowsWork(status(text, false), false);
    }
}
