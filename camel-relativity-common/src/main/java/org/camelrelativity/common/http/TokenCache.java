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
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current token: fetched once however many exchanges need it, renewed before it expires and when it was rejected.
 * Whoever comes first fetches; the others wait for the same, and fail with the same. No lock is held meanwhile.
 */
final class TokenCache {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);

    /** What the identity server issues unless told otherwise (contract, common §2.2). */
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
    /** Time for a call to reach Relativity; of a token that lives only shortly, a quarter of its life. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
    /** After a renewal that failed while the old token is still good. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(10);

    private final RelativityTokenSource source;
    private final Clock clock;
    private final Duration timeout;
    private final Consumer<Boolean> listener;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock:
    private Current current;
    private CompletableFuture<Current> fetching;
    private String rejected;

    private record Current(String authorization, Instant renewal, Instant expiry) {}

    /** The listener is told of each fetch whether it brought a token. */
    TokenCache(RelativityTokenSource source, Clock clock, Settings settings, Consumer<Boolean> listener) {
        this.source = source;
        this.clock = clock;
        this.timeout = settings.responseTimeout();
        this.listener = listener;
    }

    /** The header's value. */
    String authorization() throws TokenException {
        CompletableFuture<Current> awaited;
        Current old;
        boolean mine;
        lock.lock();
        try {
            Instant now = clock.instant();
            old = current != null && now.isBefore(current.expiry()) ? current : null;
            if (old != null && (now.isBefore(old.renewal()) || fetching != null)) {
                return old.authorization();
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
    void reject(String authorization) {
        lock.lock();
        try {
            if (current != null && current.authorization().equals(authorization)) {
                rejected = authorization.substring("Bearer ".length());
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private String fetch(CompletableFuture<Current> awaited, Current old) throws TokenException {
        try {
            Current fetched = ask();
            finish(null, fetched);
            awaited.complete(fetched);
            listener.accept(true);
            return fetched.authorization();
        } catch (TokenException e) {
            String authorization = withoutNew(awaited, old, e);
            listener.accept(false);
            return authorization;
        } catch (Error e) {
            finish(null, null);
            awaited.completeExceptionally(TokenException.unavailable("the token source failed: " + e.getClass(), e));
            throw e;
        }
    }

    /** The old token will do as long as it is good. */
    private String withoutNew(CompletableFuture<Current> awaited, Current old, TokenException e) throws TokenException {
        if (old == null) {
            finish(null, null);
            awaited.completeExceptionally(e);
            listener.accept(false);
            throw e;
        }
        LOG.warn("The token could not be renewed and is used as long as it is good: {}", e.getMessage());
        Instant later = clock.instant().plus(RENEWAL_PAUSE);
        finish(old, new Current(old.authorization(), later, old.expiry()));
        awaited.complete(old);
        return old.authorization();
    }

    /** Puts a token in place of an old one, unless that was rejected meanwhile. */
    private void finish(Current old, Current other) {
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

    private Current ask() throws TokenException {
        Instant asked = clock.instant();
        RelativityToken token;
        try {
            forgetRejected();
            token = source.fetch();
        } catch (TokenException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.unavailable("interrupted while the token source was asked", e);
        } catch (Exception e) {
            // Without its message, which may hold what nobody should see.
            throw TokenException.unavailable(
                    "the token source failed: " + e.getClass().getName(), null);
        }
        String authorization = Credentials.bearer("what the token source gives", token == null ? null : token.value());
        Duration lifetime = plausible(token.lifetime());
        Duration quarter = lifetime.dividedBy(4);
        Instant expiry = asked.plus(lifetime);
        return new Current(
                authorization, expiry.minus(quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN), expiry);
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

    private String await(CompletableFuture<Current> awaited) throws TokenException {
        try {
            return awaited.get(timeout.toMillis(), TimeUnit.MILLISECONDS).authorization();
        } catch (ExecutionException e) {
            throw (TokenException) e.getCause();
        } catch (TimeoutException e) {
            throw TokenException.unavailable("none came within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.unavailable("interrupted while waiting for one", e);
        }
    }
}
