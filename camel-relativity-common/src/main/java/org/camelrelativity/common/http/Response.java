package org.camelrelativity.common.http;

import java.time.Duration;

/** What came of one request: a complete HTTP answer, or the reason why there is none. */
sealed interface Response permits CompleteResponse, Response.NoResponse, Response.NoToken {

    /** No complete answer came. If the request was sent, Relativity may have executed it. */
    record NoResponse(String message, boolean requestSent, Repeatability repeatability, Exception cause)
            implements Response {}

    /** There was no token to send, so nothing was sent. The message never holds one, nor what it was asked for with. */
    record NoToken(
            String message,
            boolean refused,
            Repeatability repeatability,
            int status,
            Duration retryAfter,
            Exception cause)
            implements Response, Authorization {

        /** The identity server said no. */
        static NoToken refused(String message, int status) {
            return new NoToken(message, true, Repeatability.FINAL, status, null, null);
        }

        /** What we were given to send is no token. */
        static NoToken invalid(String message) {
            return new NoToken(message, false, Repeatability.FINAL, 0, null, null);
        }

        /** No usable token came. */
        static NoToken unavailable(String message, Exception cause) {
            return new NoToken(message, false, Repeatability.NOT_SENT, 0, null, cause);
        }

        /** The identity server answered something else than a token. */
        static NoToken unavailable(String message, CompleteResponse response) {
            Repeatability repeatability = response.proxyAsks() ? Repeatability.FINAL : Repeatability.NOT_SENT;
            return new NoToken(message, false, repeatability, response.status(), response.retryAfter(), null);
        }
    }
}
