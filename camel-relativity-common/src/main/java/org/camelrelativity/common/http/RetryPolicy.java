package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a call is attempted again, and waits until it is time. One per connection, with one budget, so that many
 * exchanges do not overload a server in trouble: a token bucket as in the standard retry mode of the AWS SDKs.
 */
final class RetryPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);
    private static final int BUDGET = 500;
    /** What a first attempt that succeeds gives back; a retry that succeeds gives back what it cost. */
    private static final int REWARD = 1;

    private final Settings settings;
    private final Timing timing;
    private final BooleanSupplier running;
    private final AtomicInteger budget = new AtomicInteger(BUDGET);

    /** One attempt of a call. */
    record Attempt(Outcome outcome, Repeatability repeatability) {}

    /** What the requests of one call have come to so far. Used by that call's thread only. */
    static final class History {

        int sent;
        /** If so, a refusal no longer proves that nothing happened. */
        boolean mayHaveExecuted;

        private boolean reauthorized;

        /** Whether this is the first time that a rejected token is replaced, which is done once. */
        boolean mayReauthorize() {
            boolean first = !reauthorized;
            reauthorized = true;
            return first;
        }
    }

    RetryPolicy(Settings settings, Timing timing, BooleanSupplier running) {
        this.settings = settings;
        this.timing = timing;
        this.running = running;
    }

    /** Attempts a call until it is answered, or until another attempt is not allowed, hopeless, or too much for the server. */
    Outcome execute(Call call, Function<History, Attempt> attempting) {
        Idempotency idempotency = call.wire().idempotency();
        History history = new History();
        int reward = REWARD;
        for (int made = 1; ; made++) {
            Attempt attempt = attempting.apply(history);
            if (attempt.repeatability() == Repeatability.ANSWERED) {
                int gain = reward;
                budget.updateAndGet(left -> Math.min(BUDGET, left + gain));
                return attempt.outcome();
            }
            if (made == settings.maxAttempts()
                    || !attempt.repeatability().allows(idempotency, made)
                    || !backOff(call, attempt, made)) {
                return attempt.outcome();
            }
            reward = attempt.repeatability().cost();
            if (attempt.outcome() instanceof Outcome.Unavailable) {
                history.mayHaveExecuted = true;
            }
        }
    }

    /** Pays for another attempt and waits until it is time; {@code false} if it shall not be made. */
    private boolean backOff(Call call, Attempt attempt, int made) {
        RelativityFailure details =
                ((Outcome.NotDone) attempt.outcome()).failure().details();
        Duration asked = details.retryAfter() == null ? Duration.ZERO : details.retryAfter();
        if (asked.compareTo(settings.maxRetryDelay()) > 0) {
            return false; // the caller can wait longer than a thread should
        }
        int cost = attempt.repeatability().cost();
        int left = budget.getAndUpdate(tokens -> tokens < cost ? tokens : tokens - cost);
        if (left < cost) {
            Reporting.report(() -> LOG.debug(
                    "{}: {}; not retried: retry budget exhausted (cost {}, left {} of {})",
                    call.operation(),
                    details.message(),
                    cost,
                    left,
                    BUDGET));
            return false;
        }
        Duration delay = delay(made);
        Duration pause = asked.compareTo(delay) > 0 ? asked : delay;
        Reporting.report(
                () -> LOG.debug("{}: {}; retried in {} ms", call.operation(), details.message(), pause.toMillis()));
        try {
            return timing.pause(pause, running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Exponential with full jitter: those that failed together do not come back together. */
    private Duration delay(int made) {
        double doubled = settings.retryDelay().toMillis() * Math.pow(2, made - 1.0);
        double longest = Math.min(doubled, settings.maxRetryDelay().toMillis());
        return Duration.ofMillis(Math.round(longest * timing.random()));
    }
}
