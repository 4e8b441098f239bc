package org.camelrelativity.common;

/**
 * A safe or idempotent call got no usable answer, in none of its attempts. Repeating it does no harm, so a route may
 * redeliver it. But one of the attempts may have been executed: what a redelivery is refused, such as the cancel of a job
 * that is canceled already, may be this call's own work.
 */
public final class RelativityUnavailableException extends RelativityException {

    private static final long serialVersionUID = 1L;

    public RelativityUnavailableException(String operation, RelativityFailure failure, Throwable cause) {
        super(operation, RelativityOutcome.UNAVAILABLE, failure, cause);
    }
}
