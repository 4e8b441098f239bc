package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts requests that are not answered in time. All have the same time, so what begins after a look can't be late before
 * that time has passed: one task looks after them all, when the first of them might be late, instead of one for each.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final ScheduledExecutorService scheduler;
    private final long nanos;
    private final Set<Sending> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param scheduler looks; whoever shuts it down ends this
     * @param time that each request has for its answer
     */
    Deadlines(ScheduledExecutorService scheduler, Duration time) {
        this.scheduler = scheduler;
        this.nanos = time.toNanos();
        lookAfter(nanos);
    }

    /** From now on the request's time runs. It is known before its time begins, so that no look misses it. */
    void begin(Sending sending) {
        if (scheduler.isShutdown()) {
            throw new RejectedExecutionException("nothing is sent any more");
        }
        underWay.add(sending);
        sending.dueAt(System.nanoTime() + nanos);
    }

    void end(Sending sending) {
        underWay.remove(sending);
    }

    private void look() {
        long next = System.nanoTime() + nanos;
        try {
            for (Sending sending : underWay) {
                long left = sending.left(nanos);
                if (left <= 0) {
                    cut(sending);
                } else {
                    next = earlier(next, System.nanoTime() + left);
                }
            }
        } finally { // nothing may end the looking
            lookAfter(Math.max(0, next - System.nanoTime()));
        }
    }

    private static long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    private void cut(Sending sending) {
        underWay.remove(sending);
        try {
            sending.cut();
        } catch (RuntimeException e) {
            LOG.warn("a request that is late could not be canceled", e);
        }
    }

    private void lookAfter(long delay) {
        scheduler.schedule(this::look, delay, TimeUnit.NANOSECONDS);
    }
}
