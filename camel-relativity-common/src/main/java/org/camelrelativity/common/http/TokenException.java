package org.camelrelativity.common.http;

import java.time.Duration;

/** There is no token to send. The message never holds one, nor what it was asked for with. */
final class TokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean refused;
    private final Repeatability repeatability;
    private final int status;
    private final Duration retryAfter;

    private TokenException(
            String message,
            boolean refused,
            Repeatability repeatability,
            int status,
            Duration retryAfter,
            Throwable cause) {
        super(message, cause);
        this.refused = refused;
        this.repeatability = repeatability;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The identity server said no. */
    static TokenException refused(String message, int status) {
        return new TokenException(message, true, Repeatability.FINAL, status, null, null);
    }

    /** What we were given to send is no token. */
    static TokenException wrong(String message) {
        return new TokenException(message, false, Repeatability.FINAL, 0, null, null);
    }

    /** No usable token came. */
    static TokenException unavailable(String message, Throwable cause) {
        return new TokenException(message, false, Repeatability.NOT_SENT, 0, null, cause);
    }

    /** The identity server answered something else than a token. */
    static TokenException unavailable(String message, Reply reply, Throwable cause) {
        Duration retryAfter = reply.retryAfter().orElse(null);
        return new TokenException(message, false, Repeatability.NOT_SENT, reply.status(), retryAfter, cause);
    }

    boolean isRefused() {
        return refused;
    }

    Repeatability repeatability() {
        return repeatability;
    }

    /** The identity server's status, or 0. */
    int status() {
        return status;
    }

    /** How long the identity server asked to wait, or {@code null}. */
    Duration retryAfter() {
        return retryAfter;
    }
}
