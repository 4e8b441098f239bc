package org.camelrelativity.common.watch;

import java.time.Duration;

/** One waiter of a {@link StatusPoller}, under its lock. Reads that began before it are ignored: they may be of an earlier run. */
final class Wait<R> {

    final Subject<R> subject;
    final Duration begin;
    final Duration timeout;
    final Duration deadline;
    final Waiter<R> waiter;
    int requests;
    boolean ended;

    Wait(Subject<R> subject, Duration begin, Duration timeout, Waiter<R> waiter) {
        this.subject = subject;
        this.begin = begin;
        this.timeout = timeout;
        this.deadline = begin.plus(timeout);
        this.waiter = waiter;
    }
}
