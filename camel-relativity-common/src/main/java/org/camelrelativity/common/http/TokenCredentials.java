package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.http.Response.NoToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens that we obtain: fetched once however many exchanges need one, renewed before it expires and when it was
 * rejected. Single flight: one thread fetches, the others wait for its result. No lock is held during the fetch.
 */
final class TokenCredentials extends ServiceSupport implements Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCredentials.class);

    /** What the identity server issues unless told otherwise. */
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
    /** Time for a call to reach Relativity; of a token that lives only shortly, a quarter of its life. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
    /** After a renewal that failed while the old token is still good. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(10);

    /** Where tokens come from. */
    interface Source {

        Authorization fetch() throws Exception;

        /** Told before the next fetch if Relativity rejected the token. */
        default void rejected(String token) {}
    }

    /** The user's own. */
    record UsersSource(RelativityTokenSource source) implements Source {

        private static final String ORIGIN = "the token source's token";

        @Override
        public Authorization fetch() throws Exception {
            RelativityToken token = source.fetch();
            return token == null
                    ? Credentials.bearer(ORIGIN, null, null)
                    : Credentials.bearer(ORIGIN, token.value(), token.lifetime());
        }

        @Override
        public void rejected(String token) {
            source.rejected(token);
        }
    }

    private final Source source;
    private final HttpTransport transport;
    private final Clock clock;
    private final Duration timeout;
    private final Consumer<Boolean> listener;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock:
    private Current current;
    private CompletableFuture<Authorization> fetching;
    private String rejected;

    private record Current(Authorization.Credential credential, Instant since, Instant renewal, Instant expiry) {}

    /**
     * The transport leads to the identity server, or is {@code null}. It is not the one to Relativity: calls that hold all
     * its connections would wait for tokens that wait for a connection. The listener is told of each fetch whether it
     * brought a token.
     */
    TokenCredentials(
            Source source, HttpTransport transport, Clock clock, Settings settings, Consumer<Boolean> listener) {
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
    public Authorization authorization() {
        CompletableFuture<Authorization> awaited;
        Current old;
        boolean isFetcher;
        lock.lock();
        try {
            Instant now = clock.instant();
            old = current != null && now.isBefore(current.expiry()) ? current : null;
            if (old != null && (now.isBefore(old.renewal()) || fetching != null)) {
                return old.credential();
            }
            isFetcher = fetching == null;
            if (isFetcher) {
                fetching = new CompletableFuture<>();
            }
            awaited = fetching;
        } finally {
            lock.unlock();
        }
        return isFetcher ? fetch(awaited, old) : await(awaited);
    }

    @Override
    public Optional<Instant> tokenSince() {
        lock.lock();
        try {
            return Optional.ofNullable(current).map(Current::since);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a token that Relativity rejected, unless somebody else has already replaced it. */
    @Override
    public void rejected(Authorization.Credential credential) {
        lock.lock();
        try {
            if (current != null && current.credential().equals(credential)) {
                rejected = credential.value().substring(Authorization.BEARER.length());
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Authorization fetch(CompletableFuture<Authorization> awaited, Current old) {
        Instant requestedAt = clock.instant();
        Authorization fetched = NoToken.unavailable("the token source failed", (Exception) null);
        try {
            fetched = ask();
        } finally { // also after an Error: nobody may wait for ever
            boolean successful = fetched instanceof Authorization.Credential;
            fetched = keep(fetched, old, requestedAt);
            awaited.complete(fetched);
            listener.accept(successful);
        }
        return fetched;
    }

    private Authorization ask() {
        try {
            forgetRejected();
            return source.fetch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NoToken.unavailable("interrupted while the token source was asked", e);
        } catch (Exception e) { // told without its message, which may hold what nobody should see
            return NoToken.unavailable(
                    "the token source failed: " + e.getClass().getName(), (Exception) null);
        }
    }

    /** {@return what those who need a token get: where none was fetched, the old one as long as it is good} */
    private Authorization keep(Authorization fetched, Current old, Instant requestedAt) {
        if (fetched instanceof Authorization.Credential credential) {
            replace(null, current(credential, requestedAt));
        } else if (old == null) {
            replace(null, null);
        } else {
            String message = ((NoToken) fetched).message();
            Reporting.report(() ->
                    LOG.warn("The token could not be renewed; the current one is used until it expires: {}", message));
            replace(
                    old,
                    new Current(old.credential(), old.since(), clock.instant().plus(RENEWAL_PAUSE), old.expiry()));
            return old.credential();
        }
        return fetched;
    }

    private static Current current(Authorization.Credential credential, Instant requestedAt) {
        Duration lifetime = boundedLifetime(credential.lifetime());
        Duration quarter = lifetime.dividedBy(4);
        Instant expiry = requestedAt.plus(lifetime);
        return new Current(
                credential,
                requestedAt,
                expiry.minus(quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN),
                expiry);
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

    private static Duration boundedLifetime(Duration lifetime) {
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
            return NoToken.unavailable("timed out after " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NoToken.unavailable("interrupted while waiting for one", e);
        }
    }
}
