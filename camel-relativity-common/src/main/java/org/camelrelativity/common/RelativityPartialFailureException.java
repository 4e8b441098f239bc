package org.camelrelativity.common;

import java.util.List;

/**
 * A mass operation that was done for some jobs and not for others. A route may send the others again, which is another
 * request. If it is not idempotent, the same request is not sent again for the same message and fails at once with this
 * outcome, unless the endpoint says {@code fireAgain=true}.
 */
public final class RelativityPartialFailureException extends RelativityException {

    private static final long serialVersionUID = 1L;

    public RelativityPartialFailureException(String operation, RelativityFailure failure, RelativityJobReport report) {
        super(operation, RelativityOutcome.PARTIAL, failure, null);
        setJobReport(report);
    }

    /**
     * References to the jobs that the operation was not done for: a body for the same operation again, or where jobs were
     * chosen by a database token, for {@code job/mass-cancel} or {@code job/mass-retry} (priorities can only be set by
     * token). Why, {@link #getJobReport()} tells. Empty if every job was done, yet Relativity reported errors.
     *
     * @return a list that can't be modified
     * @throws IllegalStateException if this exception was serialised, which the references don't survive
     */
    public List<RelativityRecord> getFailed() {
        return getJobReport()
                .map(RelativityJobReport::notDoneReferences)
                .orElseThrow(() -> new IllegalStateException("the references were lost in serialisation"));
    }
}
