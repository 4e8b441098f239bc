package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.Idempotency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes attempts until one is answered, or until another is not allowed, hopeless, or too much for the server. */
final class Repeats {

    private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);
    /** What a first attempt that succeeds gives back; a repeat that succeeds gives back what it cost. */
    private static final int REWARD = 1;

    private final Settings settings;
    private final Timing timing;
    private final BooleanSupplier running;
    private final RetryBudget budget = new RetryBudget();

    /** Makes one attempt. */
    @FunctionalInterface
    interface Attempt<A> {
        ReadReply<A> make(Attempts attempts) throws FailedAttempt;
    }

    /**
     * @param settings how often and how soon
     * @param timing waits
     * @param running whether anybody still wants an answer
     */
    Repeats(Settings settings, Timing timing, BooleanSupplier running) {
        this.settings = settings;
        this.timing = timing;
        this.running = running;
    }

    /**
     * @param idempotency what a repeat would do
     * @param attempt makes one attempt
     * @param <A> the answer's type
     * @return the answer
     * @throws RelativityException the outcome of the last attempt, in the light of those before
     */
    <A> ReadReply<A> untilAnswered(Idempotency idempotency, Attempt<A> attempt) throws RelativityException {
        Attempts attempts = new Attempts();
        int reward = REWARD;
        for (int made = 1; ; made++) {
            try {
                ReadReply<A> answered = attempt.make(attempts);
                budget.giveBack(reward);
                return answered;
            } catch (FailedAttempt failed) {
                if (made == settings.maxAttempts()
                        || !failed.repeatability().allows(idempotency, made)
                        || !prepare(failed, made)) {
                    throw failed.outcome();
                }
                reward = failed.repeatability().cost();
                if (failed.outcome() instanceof RelativityUnavailableException) {
                    attempts.becomeDoubtful();
                }
            }
        }
    }

    /** Pays for another attempt and waits until it is time; {@code false} if it shall not be made. */
    private boolean prepare(FailedAttempt failed, int made) {
        Duration asked = failed.outcome().getRetryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(settings.maxRetryDelay()) > 0) {
            return false; // whoever called can wait longer than a thread should
        }
        if (!budget.take(failed.repeatability().cost())) {
            LOG.debug("{}; not repeated, since too much has failed on this connection", failed.getMessage());
            return false;
        }
        Duration backOff = backOff(made);
        Duration pause = asked.compareTo(backOff) > 0 ? asked : backOff;
        LOG.debug("{}; repeated in {} ms", failed.getMessage(), pause.toMillis());
        try {
            return timing.pause(pause, running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Exponential with full jitter: those that failed together do not come back together. */
    private Duration backOff(int made) {
        double doubled = settings.retryDelay().toMillis() * Math.pow(2, made - 1.0);
        double longest = Math.min(doubled, settings.maxRetryDelay().toMillis());
        return Duration.ofMillis(Math.round(longest * timing.random()));
    }
}
