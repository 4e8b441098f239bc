package org.camelrelativity.common;

import java.time.Duration;

/**
 * What was waited for did not end within {@code awaitTimeout}. Nothing was changed; it may be waited for again. The last
 * read that failed, if the reads failed in the end, is suppressed.
 */
public final class RelativityAwaitTimeoutException extends RelativityException {

    private static final long serialVersionUID = 1L;

    private final String lastStatus;

    /** By the kind of what was waited for, and what was told of it last; {@code null} if no read was answered. */
    public RelativityAwaitTimeoutException(
            String operation, String kind, Duration timeout, String lastStatus, String told, int attempts) {
        super(
                operation,
                RelativityOutcome.UNAVAILABLE, // asking again does no harm
                RelativityFailure.withoutAnswer(
                        "the " + kind + " has not ended within " + timeout + ": "
                                + (told == null ? "no read of it was answered" : told),
                        attempts),
                null);
        this.lastStatus = lastStatus;
    }

    /** {@return the status that was read last; empty if there was none yet, null if no read was answered} */
    public String getLastStatus() {
        return lastStatus;
    }
}
