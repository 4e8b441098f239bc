package org.camelrelativity.common;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is known of a call that failed.
 *
 * @param message what happened, for a person; without credentials
 * @param status the HTTP status, or 0 if there was no answer
 * @param errorType Relativity's {@code ErrorType}, or {@code null}
 * @param relativityMessage Relativity's {@code Message}, or {@code null}
 * @param identifier Relativity's {@code Identifier}, or {@code null}
 * @param responseBody what was answered, as it came but without credentials, or {@code null}
 * @param retryAfter how long Relativity asked to wait, or {@code null}
 * @param attempts how many requests were sent
 */
public record RelativityFailure(
        String message,
        int status,
        String errorType,
        String relativityMessage,
        String identifier,
        String responseBody,
        Duration retryAfter,
        int attempts)
        implements Serializable {

    /** {@return a failure without an HTTP answer} */
    public static RelativityFailure withoutAnswer(String message, int attempts) {
        return of(message, 0, null, attempts);
    }

    /** {@return a failure of which Relativity said nothing in words of its own} */
    public static RelativityFailure of(String message, int status, Duration retryAfter, int attempts) {
        return new RelativityFailure(message, status, null, null, null, null, retryAfter, attempts);
    }

    /** {@return the same failure, of which so many requests were part} */
    public RelativityFailure withAttempts(int sent) {
        return new RelativityFailure(
                message, status, errorType, relativityMessage, identifier, responseBody, retryAfter, sent);
    }

    /** {@return the same failure with another message} */
    public RelativityFailure withMessage(String other) {
        return new RelativityFailure(
                other, status, errorType, relativityMessage, identifier, responseBody, retryAfter, attempts);
    }
}
