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
 * Aborts requests that are not answered in time. All have the same time, so one task checks them all when the first may be
 * due: a timer for each would wake a thread at every call.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final ScheduledExecutorService scheduler;
    private final long nanos;
    private final Set<InFlightRequest> inFlight = ConcurrentHashMap.newKeySet();

    Deadlines(ScheduledExecutorService scheduler, Duration timeout) {
        this.scheduler = scheduler;
        this.nanos = timeout.toNanos();
        checkIn(nanos);
    }

    void start(InFlightRequest request) {
        if (scheduler.isShutdown()) {
            throw new RejectedExecutionException("nothing is sent any more");
        }
        request.dueIn(nanos);
        inFlight.add(request);
    }

    void end(InFlightRequest request) {
        inFlight.remove(request);
    }

    private void check() {
        long next = 0;
        try {
            inFlight.stream().filter(request -> request.nanosLeft() <= 0).forEach(this::abort);
            next = inFlight.stream().mapToLong(InFlightRequest::nanosLeft).min().orElse(nanos);
        } finally { // nothing may end the checks
            checkIn(next);
        }
    }

    private void abort(InFlightRequest request) {
        inFlight.remove(request);
        try {
            request.abort();
        } catch (RuntimeException e) {
            LOG.warn("a request that is late could not be canceled", e);
        }
    }

    private void checkIn(long delay) {
        scheduler.schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }
}
