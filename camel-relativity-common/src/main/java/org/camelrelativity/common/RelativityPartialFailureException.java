package org.camelrelativity.common;

import java.util.List;

/** A mass operation of which some jobs were done and some failed. A route may send the failed ones again. */
public final class RelativityPartialFailureException extends RelativityException {

    private static final long serialVersionUID = 1L;

    private final transient List<?> failed;

    /**
     * @param operation the operation as in the endpoint's URI
     * @param failure what is known of the failure
     * @param failed references to what failed
     */
    public RelativityPartialFailureException(String operation, RelativityFailure failure, List<?> failed) {
        super(operation, failure, null);
        this.failed = List.copyOf(failed);
    }

    /**
     * @return references to what failed: a body for the same operation again
     */
    public List<?> getFailed() {
        return failed;
    }
}
