package org.camelrelativity.common;

/**
 * The call was provably never executed: the request did not begin to leave (refused connection, unknown host, failed
 * TLS handshake, no free connection, no token, the same call of the same message still under way), or Relativity answered
 * 429. A route may redeliver it, whatever the operation.
 */
public final class RelativityNotSentException extends RelativityException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation as in the endpoint's URI
     * @param failure what is known of the failure
     * @param cause what went wrong below, or {@code null}
     */
    public RelativityNotSentException(String operation, RelativityFailure failure, Throwable cause) {
        super(operation, failure, cause);
    }

    @Override
    public RelativityOutcome getOutcome() {
        return RelativityOutcome.NOT_SENT;
    }
}
