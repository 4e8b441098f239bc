package org.camelrelativity.common;

/**
 * The call was provably never executed: sending the request did not begin (refused connection, unknown host, failed
 * TLS handshake, no free connection, no token, the same call of the same message still under way), or Relativity answered
 * 429. A route may redeliver it, whatever the operation: the connection does not remember it as a call of the message.
 */
public final class RelativityNotSentException extends RelativityException {

    private static final long serialVersionUID = 1L;

    public RelativityNotSentException(String operation, RelativityFailure failure, Throwable cause) {
        super(operation, RelativityOutcome.NOT_SENT, failure, cause);
    }
}
