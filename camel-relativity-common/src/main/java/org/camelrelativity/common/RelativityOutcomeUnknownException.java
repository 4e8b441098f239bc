package org.camelrelativity.common;

/**
 * A call that is not idempotent may or may not have taken effect: something failed after sending the request began and
 * before a complete, readable answer. A route must look before it decides; the message says what to read.
 *
 * <p>The same request is not sent again for the same message, however Camel redelivers, copies or repeats it: it fails at
 * once with this outcome. A route that has looked and decides to send it again does so at an endpoint with the option
 * {@code fireAgain=true}.
 *
 * <p>It has no cause, so that an {@code onException} clause for, say, {@code IOException} does not take it for a failure
 * that a redelivery mends. What went wrong below is among the suppressed.
 */
public final class RelativityOutcomeUnknownException extends RelativityException {

    private static final long serialVersionUID = 1L;

    public RelativityOutcomeUnknownException(String operation, RelativityFailure failure) {
        super(operation, RelativityOutcome.UNKNOWN, failure, null);
    }
}
