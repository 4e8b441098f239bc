package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When there is another attempt, after what pause, and for how many tokens of the budget. */
class RetryPolicyTest {

    private static final int BUDGET = 500;

    private final TestTiming timing = new TestTiming();
    private final List<Boolean> inDoubt = new ArrayList<>();
    private boolean running = true;
    private int maxAttempts = 3;
    private RetryPolicy policy = policy();

    private RetryPolicy policy() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("https://relativity.example.com");
        configuration.setMaxAttempts(maxAttempts);
        configuration.setRetryDelay(Duration.ofMillis(100));
        configuration.setMaxRetryDelay(Duration.ofMillis(300));
        return new RetryPolicy(Settings.of(configuration), timing, () -> running);
    }

    private static RetryPolicy.Attempt answered() {
        return new RetryPolicy.Attempt(new Outcome.Done(true, Map.of(), 200, 1, null), Repeatability.ANSWERED);
    }

    private static RetryPolicy.Attempt failed(Repeatability repeatability, Duration retryAfter) {
        Outcome.Failure failure = Outcome.Failure.of(RelativityFailure.of("no", 503, retryAfter, 1), null);
        return new RetryPolicy.Attempt(
                repeatability == Repeatability.NOT_SENT
                        ? new Outcome.NotSent(failure)
                        : new Outcome.Unavailable(failure),
                repeatability);
    }

    private static RetryPolicy.Attempt failed(Repeatability repeatability) {
        return failed(repeatability, null);
    }

    /** Attempts so often as there are answers, at most; the number of attempts that were made. */
    private int execute(Idempotency idempotency, RetryPolicy.Attempt... attempts) {
        Operation operation = Operation.named("toy/read", "")
                .answers(Answer.noContent())
                .v1(Wire.post(idempotency, "toys"))
                .build();
        Request request = new Request(operation, Map.of(), null, List.of());
        Call call = new Call(request, operation.wires(ApiVersion.V1).get(0), "toys", Optional.empty());
        inDoubt.clear();
        Outcome outcome = policy.execute(call, history -> {
            inDoubt.add(history.mayHaveExecuted);
            return attempts[inDoubt.size() - 1];
        });
        assertThat(outcome).isSameAs(attempts[inDoubt.size() - 1].outcome());
        return inDoubt.size();
    }

    private int executeFailing(Repeatability repeatability) {
        return execute(Idempotency.SAFE, always(failed(repeatability)));
    }

    private static RetryPolicy.Attempt[] always(RetryPolicy.Attempt attempt) {
        return Collections.nCopies(10, attempt).toArray(RetryPolicy.Attempt[]::new);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        maxAttempts = 5;
        policy = policy();
        assertThat(executeFailing(Repeatability.UNANSWERED)).isEqualTo(5);
        assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(100L, 200L, 300L, 300L);
    }

    @Test
    void chanceShortensAPause() {
        timing.random(0.25);
        executeFailing(Repeatability.UNANSWERED);
        assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(25L, 50L);
    }

    @Test
    void theServerMayAskForALongerPauseThatIsNotTooLong() {
        RetryPolicy.Attempt shorter = failed(Repeatability.RETRYABLE_RESPONSE, Duration.ofMillis(50));
        RetryPolicy.Attempt longest = failed(Repeatability.RETRYABLE_RESPONSE, Duration.ofMillis(300));
        RetryPolicy.Attempt tooLong = failed(Repeatability.RETRYABLE_RESPONSE, Duration.ofMillis(301));
        assertThat(execute(Idempotency.SAFE, shorter, longest, answered())).isEqualTo(3);
        assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(100L, 300L);
        assertThat(execute(Idempotency.SAFE, tooLong)).isOne();
        assertThat(timing.pauses()).hasSize(2);
    }

    @Test
    void stopsWithTheContext() {
        timing.duringPause(() -> running = false);
        assertThat(executeFailing(Repeatability.UNANSWERED)).isOne();
        assertThat(timing.pauses()).hasSize(1);
    }

    @Test
    void anAttemptThatWasUnavailableLeavesDoubt() {
        execute(Idempotency.IDEMPOTENT, failed(Repeatability.NOT_SENT), failed(Repeatability.UNANSWERED), answered());
        assertThat(inDoubt).containsExactly(false, false, true);
    }

    @Test
    void whatIsNotIdempotentIsRepeatedOnceAndOnlyIfItWasNotSent() {
        assertThat(execute(Idempotency.NOT_IDEMPOTENT, always(failed(Repeatability.NOT_SENT))))
                .isEqualTo(2);
        for (Repeatability other :
                List.of(Repeatability.UNANSWERED, Repeatability.RETRYABLE_RESPONSE, Repeatability.FINAL)) {
            assertThat(execute(Idempotency.NOT_IDEMPOTENT, failed(other))).isOne();
        }
        assertThat(executeFailing(Repeatability.FINAL)).isOne();
        assertThat(executeFailing(Repeatability.RETRYABLE_RESPONSE)).isEqualTo(3);
    }

    /** Each repeat costs: no answer more than a bad one. */
    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNANSWERED", "RETRYABLE_RESPONSE"})
    void theBudgetEnds(Repeatability repeatability) {
        int cost = repeatability == Repeatability.RETRYABLE_RESPONSE ? 5 : 10;
        assertThat(exhaust(repeatability)).isEqualTo(BUDGET / cost);
    }

    @Test
    void aSuccessGivesBackALittleAndARepeatThatSucceedsWhatItCost() {
        exhaust(Repeatability.NOT_SENT);
        for (int i = 0; i < 4; i++) {
            execute(Idempotency.SAFE, answered());
        }
        assertThat(executeFailing(Repeatability.RETRYABLE_RESPONSE)).isOne();
        execute(Idempotency.SAFE, answered());
        for (int i = 0; i < 3; i++) {
            assertThat(execute(Idempotency.SAFE, failed(Repeatability.RETRYABLE_RESPONSE), answered()))
                    .isEqualTo(2);
        }
        assertThat(executeFailing(Repeatability.RETRYABLE_RESPONSE)).isEqualTo(2);
    }

    @Test
    void nothingIsGivenBackBeyondTheBudget() {
        for (int i = 0; i < 20; i++) {
            execute(Idempotency.SAFE, answered());
        }
        assertThat(exhaust(Repeatability.NOT_SENT)).isEqualTo(BUDGET / 10);
    }

    private int exhaust(Repeatability repeatability) {
        int repeats = 0;
        for (int made = executeFailing(repeatability); made > 1; made = executeFailing(repeatability)) {
            repeats += made - 1;
            assertThat(repeats).as("each costs more than one").isLessThan(BUDGET);
        }
        return repeats;
    }
}
