package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.Comparator;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;

/** One waiter. Reads that began before it are ignored: they may be of an earlier run. Not thread-safe. */
final class Wait<R> {

    static final Comparator<Wait<?>> BY_DEADLINE =
            Comparator.<Wait<?>, Duration>comparing(Wait::deadline).thenComparingLong(wait -> wait.number);

    private final long number;
    private final WatchedSubject<R> subject;
    private final Duration begin;
    private final Duration timeout;
    private final Waiter<R> waiter;
    private int requests;

    /**
     * @param number a different one for each
     */
    Wait(long number, WatchedSubject<R> subject, Duration begin, Duration timeout, Waiter<R> waiter) {
        this.number = number;
        this.subject = subject;
        this.begin = begin;
        this.timeout = timeout;
        this.waiter = waiter;
    }

    WatchedSubject<R> subject() {
        return subject;
    }

    Duration deadline() {
        return begin.plus(timeout);
    }

    void countRequests(int sent) {
        requests += sent;
    }

    boolean isOver(R read, Duration readBegan) {
        return waiter.isOver(read, readBegan.minus(begin));
    }

    // What follows is to be run later, without the lock.

    Runnable completed(R read, Duration now) {
        int sent = requests;
        return () -> waiter.completed(read, now.minus(begin), sent);
    }

    Runnable failed(Throwable e) {
        return () -> waiter.failed(e);
    }

    /** An exception of its own for each waiter, since routes change exceptions. */
    Runnable refused(RelativityRefusedException e) {
        return failed(e.copyAfter(requests));
    }

    Runnable timedOut() {
        RelativityException e = waiter.timeout(timeout, subject.lastRead(), requests);
        subject.lastFailure().ifPresent(e::addSuppressed); // as a cause it would choose Camel's onException clause
        return failed(e);
    }

    Runnable cancelled(String operation) {
        return failed(cancelled(operation, requests));
    }

    static RelativityUnavailableException cancelled(String operation, int requests) {
        return new RelativityUnavailableException(
                operation,
                RelativityFailure.withoutAnswer(
                        "wait cancelled: the component is stopping; nothing was changed", requests),
                null);
    }
}
