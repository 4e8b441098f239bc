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
 * @param retryAfter how long Relativity asked to wait, or {@code null}
 * @param attempts how many requests were sent
 */
public record RelativityFailure(
        String message,
        int status,
        String errorType,
        String relativityMessage,
        String identifier,
        Duration retryAfter,
        int attempts)
        implements Serializable {

    /**
     * A failure without an HTTP answer.
     *
     * @param message what happened, for a person
     * @param attempts how many requests were sent
     * @return the failure
     */
    public static RelativityFailure withoutAnswer(String message, int attempts) {
        return new RelativityFailure(message, 0, null, null, null, null, attempts);
    }

    /**
     * The same failure, of which more requests were part.
     *
     * @param sent how many requests were sent
     * @return a copy
     */
    public RelativityFailure withAttempts(int sent) {
        return new RelativityFailure(message, status, errorType, relativityMessage, identifier, retryAfter, sent);
    }

    /**
     * The same failure, told with more words.
     *
     * @param longer the new message
     * @return a copy
     */
    public RelativityFailure withMessage(String longer) {
        return new RelativityFailure(longer, status, errorType, relativityMessage, identifier, retryAfter, attempts);
    }
}
