package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.http.Response.NoToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens that we obtain: fetched once however many exchanges need one, renewed before it expires and when it was
 * rejected. Whoever comes first fetches; the others wait for the same, and fail with the same. No lock is held meanwhile.
 */
final class TokenCredentials extends Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCredentials.class);

    /** What the identity server issues unless told otherwise (contract, common §2.2). */
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
    /** Time for a call to reach Relativity; of a token that lives only shortly, a quarter of its life. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
    /** After a renewal that failed while the old token is still good. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(10);

    private final TokenSource source;
    private final HttpTransport transport;
    private final Clock clock;
    private final Duration timeout;
    private final Consumer<Boolean> listener;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock:
    private Current current;
    private CompletableFuture<Authorization> fetching;
    private String rejected;

    private record Current(Authorization.Header header, Instant renewal, Instant expiry) {}

    /**
     * The transport leads to the identity server, or is {@code null}. It is not the one to Relativity: calls that hold all
     * its connections would wait for tokens that wait for a connection. The listener is told of each fetch whether it
     * brought a token.
     */
    TokenCredentials(
            TokenSource source, HttpTransport transport, Clock clock, Settings settings, Consumer<Boolean> listener) {
        this.source = source;
        this.transport = transport;
        this.clock = clock;
        this.timeout = settings.responseTimeout();
        this.listener = listener;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }

    @Override
    Authorization authorization() {
        CompletableFuture<Authorization> awaited;
        Current old;
        boolean mine;
        lock.lock();
        try {
            Instant now = clock.instant();
            old = current != null && now.isBefore(current.expiry()) ? current : null;
            if (old != null && (now.isBefore(old.renewal()) || fetching != null)) {
                return old.header();
            }
            mine = fetching == null;
            if (mine) {
                fetching = new CompletableFuture<>();
            }
            awaited = fetching;
        } finally {
            lock.unlock();
        }
        return mine ? fetch(awaited, old) : await(awaited);
    }

    /** Forgets a token that Relativity rejected, unless somebody else has already replaced it. */
    @Override
    void rejected(Authorization.Header header) {
        lock.lock();
        try {
            if (current != null && current.header().equals(header)) {
                rejected = header.value().substring(BEARER.length());
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Authorization fetch(CompletableFuture<Authorization> awaited, Current old) {
        TokenSource.Fetched fetched = null;
        try {
            Instant asked = clock.instant();
            fetched = ask();
            return settle(awaited, old, asked, fetched);
        } finally {
            if (fetched == null) { // an Error: nobody may wait for ever
                NoToken failure = NoToken.unavailable("the token source failed", (Exception) null);
                replace(null, null);
                awaited.complete(failure);
            }
        }
    }

    private TokenSource.Fetched ask() {
        try {
            forgetRejected();
            return source.fetch();
        } catch (RuntimeException e) {
            return TokenSource.failed(e);
        }
    }

    private Authorization settle(
            CompletableFuture<Authorization> awaited, Current old, Instant asked, TokenSource.Fetched fetched) {
        Authorization authorization = fetched.failure() != null
                ? fetched.failure()
                : bearer(
                        "what the token source gives",
                        fetched.token() == null ? null : fetched.token().value());
        boolean brought = authorization instanceof Authorization.Header;
        if (authorization instanceof Authorization.Header header) {
            replace(null, current(header, asked, fetched.token()));
        } else if (old == null) {
            replace(null, null);
        } else {
            String message = ((NoToken) authorization).message();
            Reporting.report(
                    () -> LOG.warn("The token could not be renewed and is used as long as it is good: {}", message));
            replace(old, new Current(old.header(), clock.instant().plus(RENEWAL_PAUSE), old.expiry()));
            authorization = old.header();
        }
        awaited.complete(authorization);
        listener.accept(brought);
        return authorization;
    }

    private static Current current(Authorization.Header header, Instant asked, RelativityToken token) {
        Duration lifetime = plausible(token.lifetime());
        Duration quarter = lifetime.dividedBy(4);
        Instant expiry = asked.plus(lifetime);
        return new Current(
                header, expiry.minus(quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN), expiry);
    }

    /** Puts a token in place of an old one, unless that was rejected meanwhile. */
    private void replace(Current old, Current other) {
        lock.lock();
        try {
            if (old == null || current == old) {
                current = other;
            }
            fetching = null;
        } finally {
            lock.unlock();
        }
    }

    private void forgetRejected() {
        lock.lock();
        String token = rejected;
        rejected = null;
        lock.unlock();
        if (token != null) {
            source.rejected(token);
        }
    }

    private static Duration plausible(Duration lifetime) {
        if (lifetime == null || lifetime.isNegative() || lifetime.isZero()) {
            return USUAL_LIFETIME;
        }
        return lifetime.compareTo(LONGEST_LIFETIME) < 0 ? lifetime : LONGEST_LIFETIME;
    }

    private Authorization await(CompletableFuture<Authorization> awaited) {
        try {
            return awaited.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with an exception", e);
        } catch (TimeoutException e) {
            return NoToken.unavailable("none came within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NoToken.unavailable("interrupted while waiting for one", e);
        }
    }
}
