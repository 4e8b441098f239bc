package org.camelrelativity.common;

/**
 * Relativity said no, so nothing happened: a refusing status, of its identity server too, or a failure that it tells in
 * an answer with status 200. A route may correct the message and send it again; repeating it unchanged is pointless.
 */
public class RelativityRefusedException extends RelativityException {

    private static final long serialVersionUID = 1L;

    public RelativityRefusedException(String operation, RelativityFailure failure, Throwable cause) {
        this(operation, RelativityOutcome.REFUSED, failure, cause);
    }

    RelativityRefusedException(
            String operation, RelativityOutcome outcome, RelativityFailure failure, Throwable cause) {
        super(operation, outcome, failure, cause);
    }

    /** {@return the same refusal for another exchange that it concerns, for which so many requests were sent} */
    public final RelativityRefusedException copyAfter(int sent) {
        return new RelativityRefusedException(getOperation(), failure().withAttempts(sent), getCause());
    }
}
