package org.camelrelativity.common;

/**
 * The exchange does not describe a valid request, so nothing was sent. The message names the operation, the field and
 * what was expected.
 */
public final class RelativityRequestException extends RelativityRefusedException {

    private static final long serialVersionUID = 1L;

    public RelativityRequestException(String operation, String message) {
        this(operation, message, null);
    }

    /** The message names the field and what was expected; the cause is what went wrong below, or {@code null}. */
    public RelativityRequestException(String operation, String message, Throwable cause) {
        super(operation, RelativityOutcome.INVALID_REQUEST, RelativityFailure.withoutAnswer(message, 0), cause);
    }
}
