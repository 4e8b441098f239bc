package org.camelrelativity.common;

/**
 * A call that is not idempotent may or may not have taken effect: something failed after the request began to leave and
 * before a complete, readable answer. A route must look before it decides; the message says what to read.
 *
 * <p>It has no cause, since an {@code onException} clause for, say, {@code IOException} with redeliveries would then repeat
 * the call. What went wrong below is among the suppressed.
 */
public final class RelativityOutcomeUnknownException extends RelativityException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation as in the endpoint's URI
     * @param failure what is known of the failure
     */
    public RelativityOutcomeUnknownException(String operation, RelativityFailure failure) {
        super(operation, failure, null);
    }

    @Override
    public RelativityOutcome getOutcome() {
        return RelativityOutcome.UNKNOWN;
    }
}
