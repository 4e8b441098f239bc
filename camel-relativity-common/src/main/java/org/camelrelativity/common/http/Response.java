package org.camelrelativity.common.http;

import java.time.Duration;

/** What came of one request: a complete HTTP answer, or the reason why there is none. */
sealed interface Response permits Reply, Response.NoReply, Response.NoToken {

    /**
     * No complete answer came.
     *
     * @param message why
     * @param requestSent whether Relativity may have seen the request
     * @param repeatability whether another attempt makes sense
     * @param cause what went wrong
     */
    record NoReply(String message, boolean requestSent, Repeatability repeatability, Exception cause)
            implements Response {}

    /**
     * There was no token to send, so nothing was sent. The message never holds one, nor what it was asked for with.
     *
     * @param message why
     * @param refused whether the identity server said no
     * @param repeatability whether another attempt makes sense
     * @param status the identity server's, or 0
     * @param retryAfter how long the identity server asked to wait, or {@code null}
     * @param cause what went wrong, or {@code null}
     */
    record NoToken(
            String message,
            boolean refused,
            Repeatability repeatability,
            int status,
            Duration retryAfter,
            Exception cause)
            implements Response {}
}
