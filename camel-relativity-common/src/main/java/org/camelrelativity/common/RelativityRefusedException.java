package org.camelrelativity.common;

/**
 * Relativity said no, so nothing happened: a refusing status, of its identity server too, or a failure that it tells in
 * an answer with status 200. A
 * route may correct the message and send it again; repeating it unchanged is pointless.
 */
public class RelativityRefusedException extends RelativityException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation as in the endpoint's URI
     * @param failure what is known of the failure
     * @param cause what went wrong below, or {@code null}
     */
    public RelativityRefusedException(String operation, RelativityFailure failure, Throwable cause) {
        super(operation, failure, cause);
    }

    /**
     * The same refusal for one exchange of several that it concerns: an exception may belong to one only.
     *
     * @param sent how many requests were sent for this exchange
     * @return a copy, without what was set later
     */
    public final RelativityRefusedException copyAfter(int sent) {
        return new RelativityRefusedException(getOperation(), failure().withAttempts(sent), getCause());
    }

    @Override
    public RelativityOutcome getOutcome() {
        return RelativityOutcome.REFUSED;
    }
}
