package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.examples.inbox.Attempt.Verdict.ENDED;
import static org.camelrelativity.examples.inbox.Attempt.Verdict.GOING_ON;
import static org.camelrelativity.examples.inbox.Attempt.Verdict.UNPROVEN;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Test
    void endOfTheRunBeforeIsNotTakenForTheEnd() {
        Attempt attempt = started("Completed");
        assertThat(judge(attempt, "completed ", 1)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Imaging", 2)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 3)).isEqualTo(ENDED);
    }

    /** However long the call took: the grace period begins with the first look. */
    @Test
    void sameEndCountsAfterTheGracePeriodIfTheRunWasStarted() {
        Attempt attempt = started("Completed");
        assertThat(judge(attempt, "Completed", 100)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 129)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 130)).isEqualTo(ENDED);
    }

    @Test
    void sameEndProvesNothingIfTheStartIsNotKnown() {
        Attempt attempt = new Attempt(new SetStatus("Completed"));
        assertThat(judge(attempt, "Completed", 100)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 129)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 130)).isEqualTo(UNPROVEN);
    }

    @Test
    void changedStatusProvesTheRun() {
        Attempt attempt = new Attempt(new SetStatus("Completed"));
        assertThat(judge(attempt, "Completed with errors", 1)).isEqualTo(ENDED);
        assertThat(attempt.isProven()).isTrue();
    }

    @Test
    void firstRunThatShowsNothingYetIsWaitedFor() {
        Attempt attempt = started("");
        assertThat(judge(attempt, "", 100)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Staging", 101)).isEqualTo(GOING_ON);
        assertThat(judge(attempt, "Completed", 102)).isEqualTo(ENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Waiting",
                "initializing",
                "Processing - Building Tables",
                "Submitting",
                "Imaging",
                "Stopping",
                "Hiding Images",
                "Releasing Images",
                "Something new"
            })
    void theseMeanRunning(String text) {
        assertThat(new SetStatus(text).running()).isTrue();
        assertThat(new SetStatus(text).ended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Staging",
                "STAGING",
                "Completed",
                "Completed with Errors",
                "Stopped by user",
                "Error - Job Failed"
            })
    void theseDont(String text) {
        assertThat(new SetStatus(text).running()).isFalse();
    }

    private static Attempt started(String before) {
        Attempt attempt = new Attempt(new SetStatus(before));
        attempt.prove();
        return attempt;
    }

    private static Attempt.Verdict judge(Attempt attempt, String status, int seconds) {
        return attempt.judge(new SetStatus(status), START.plusSeconds(seconds), GRACE);
    }
}
