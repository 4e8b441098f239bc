package org.camelrelativity.production.model;

import java.util.List;

/**
 * The answer of queue/mass-cancel, queue/mass-prioritize and queue/mass-retry. Source: seed "Cancel production jobs by
 * mass operation token".
 *
 * @param totalJobsRequested how many jobs the token selects
 * @param totalJobsSuccessful for how many of them the request was sent
 * @param productionQueueResults what became of each job
 * @param errors what is wrong with the operation as a whole
 */
public record MassProductionQueueResult(
        Integer totalJobsRequested,
        Integer totalJobsSuccessful,
        List<ProductionQueueResult> productionQueueResults,
        List<String> errors)
        implements MassResult {

    /** Takes a missing list for an empty one. */
    public MassProductionQueueResult {
        productionQueueResults = MassResult.orEmpty(productionQueueResults);
        errors = MassResult.orEmpty(errors);
    }

    @Override
    public Integer requested() {
        return totalJobsRequested;
    }

    @Override
    public Integer successful() {
        return totalJobsSuccessful;
    }

    @Override
    public List<ProductionQueueResult> jobs() {
        return productionQueueResults;
    }
}
