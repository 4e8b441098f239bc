package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
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

    /** One request of the transport, which HttpClient hands on as its context. Until {@link #markSent} it was not sent. */
    final class InFlightRequest extends HttpClientContext {

        boolean challenged;
        String hiddenPath; // while HttpClient looks for credentials
        StrictConnection connection; // null if the user's own connection manager makes others
        private final Cancellable http;
        private volatile long due;
        private volatile boolean sent;
        private volatile boolean late;

        InFlightRequest(Cancellable http) {
            this.http = http;
        }

        /** What goes through a tunnel is for the server alone. */
        boolean isReadByProxy(HttpRequest request) {
            RouteInfo route = getHttpRoute(); // not known yet when the tunnel is made
            return Method.CONNECT.isSame(request.getMethod())
                    || route != null && route.getProxyHost() != null && !route.isTunnelled();
        }

        /** Before the transport has it. From now on the server may have executed the request, and its time runs. */
        void markSent() {
            if (sent) {
                throw new IllegalStateException(
                        "the request was sent a second time: httpClientConfigurer must not enable retries or redirects");
            }
            if (scheduler.isShutdown()) {
                throw new RejectedExecutionException("the connection is stopped");
            }
            due = System.nanoTime() + nanos;
            inFlight.add(this);
            sent = true;
        }

        /** The transport has not written a byte, and won't. */
        void markNotSent() {
            sent = false;
        }

        void end() {
            inFlight.remove(this);
        }

        boolean isSent() {
            return sent;
        }

        boolean isLate() {
            return late;
        }

        /** Whether more came on the connection than the answer. */
        boolean hasUnsolicitedBytes() {
            return connection != null && connection.hasUnsolicitedBytes();
        }

        private long nanosLeft() {
            return due - System.nanoTime();
        }

        private void abort() {
            inFlight.remove(this);
            late = true;
            try {
                http.cancel();
            } catch (RuntimeException e) {
                LOG.warn("a request that timed out could not be aborted", e);
            }
        }
    }

    private void check() {
        long next = 0;
        try {
            inFlight.stream().filter(request -> request.nanosLeft() <= 0).forEach(InFlightRequest::abort);
            next = inFlight.stream().mapToLong(InFlightRequest::nanosLeft).min().orElse(nanos);
        } finally { // nothing may end the checks
            checkIn(next);
        }
    }

    private void checkIn(long delay) {
        scheduler.schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }
}
