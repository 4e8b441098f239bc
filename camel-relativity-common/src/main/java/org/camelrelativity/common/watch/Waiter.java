package org.camelrelativity.common.watch;

import java.time.Duration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;

/** Waits for the end of a subject, by its own idea of an end. */
public interface Waiter<R> {

    /** {@return the operation that waits, for what it is told when the poller stops} */
    String operation();

    /** Takes each read that began after the wait did, in order, under the poller's lock; if over, {@link #completed} follows. */
    boolean isOver(R read, Duration waited);

    /** Runs on a thread of the poller, as does {@link #failed}; exactly one of the two is called, once. */
    void completed(R read, Duration waited, int requests);

    void failed(Throwable e);

    /** Whether a refusal ends the wait now; if not, it does when the time is up. Called as {@link #isOver} is. */
    default boolean isFinal(RelativityRefusedException refused, Duration waited) {
        return true;
    }

    /** Makes what {@link #failed} gets when the time is up. */
    RelativityException timeout(Duration timeout, R last, int requests);
}
