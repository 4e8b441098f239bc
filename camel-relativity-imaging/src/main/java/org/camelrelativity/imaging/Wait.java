package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** Somebody waits for a set. What was read before does not concern him: it may be of a run before his. */
final class Wait {

    static final Comparator<Wait> BY_DEADLINE =
            Comparator.comparing(Wait::deadline).thenComparingLong(wait -> wait.number);

    /** Is told of the end, once. */
    interface Waiter {

        /**
         * @param read the answer that told it
         * @param end the end
         * @param requests how many requests were sent meanwhile
         */
        void ended(Outcome.Done read, ImagingSetEnd end, int requests);

        /**
         * @param e why it is not waited for any longer
         */
        void failed(Throwable e);
    }

    private final long number;
    private final Duration begin;
    private final Duration timeout;
    private final Waiter waiter;
    private final AwaitRule rule = new AwaitRule();
    private int requests;

    /**
     * @param number another one for each
     * @param begin now
     * @param timeout how long to wait at most
     * @param waiter is told of the end
     */
    Wait(long number, Duration begin, Duration timeout, Waiter waiter) {
        this.number = number;
        this.begin = begin;
        this.timeout = timeout;
        this.waiter = waiter;
    }

    Duration deadline() {
        return begin.plus(timeout);
    }

    void countRequests(int sent) {
        requests += sent;
    }

    int requests() {
        return requests;
    }

    /**
     * @param status what was read
     * @param asked when it was asked for
     * @return how the set has ended, for this wait
     */
    Optional<ImagingSetOutcome> judge(ImagingSetStatusResponse status, Duration asked) {
        return rule.judge(status, asked.minus(begin));
    }

    /** {@return what to do once it is over, at leisure} */
    Runnable ended(Outcome.Done read, ImagingSetStatusResponse status, ImagingSetOutcome outcome, Duration now) {
        ImagingSetEnd end = new ImagingSetEnd(status.status().strip(), outcome, now.minus(begin), status);
        int sent = requests;
        return () -> waiter.ended(read, end, sent);
    }

    /** {@return what to do once it is over, at leisure} */
    Runnable failed(Throwable e) {
        return () -> waiter.failed(e);
    }

    /** {@return what to do once it is over, at leisure} */
    Runnable timedOut(AwaitedSet set) {
        RelativityException e =
                new RelativityAwaitTimeoutException(SetAwait.OPERATION.name(), timeout, set.lastStatus(), requests);
        if (set.lastFailure() != null) {
            e.addSuppressed(set.lastFailure()); // as a cause it would choose Camel's onException clause
        }
        return failed(e);
    }

    /** {@return what to do once it is over, at leisure} */
    Runnable stopped() {
        return failed(stopped(requests));
    }

    /**
     * @param requests how many were sent
     * @return what a wait ends with when Camel stops
     */
    static RelativityUnavailableException stopped(int requests) {
        return new RelativityUnavailableException(
                SetAwait.OPERATION.name(),
                RelativityFailure.withoutAnswer(
                        "no longer waited for, since Camel or the component stops; nothing was changed", requests),
                null);
    }
}
