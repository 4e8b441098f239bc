package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The answer of queue/mass-cancel, queue/mass-prioritize and queue/mass-retry. Source: Production Queue Manager (REST).
 */
public record MassProductionQueueResult(
        @JsonProperty("TotalJobsRequested") Integer requested,
        @JsonProperty("TotalJobsSuccessful") Integer successful,
        @JsonProperty("ProductionQueueResults") List<ProductionQueueResult> jobs,
        List<String> errors)
        implements MassResult {

    /** What became of the request to a job that a database token selects. */
    public record ProductionQueueResult(
            Integer jobId,
            Integer productionId,
            Integer workspaceId,
            List<String> errors,
            @JsonProperty("RequestSent") Boolean sent,
            String unreadable)
            implements JobResult {

        public ProductionQueueResult {
            errors = MassResult.orEmpty(errors);
        }
    }

    public MassProductionQueueResult {
        jobs = MassResult.orEmpty(jobs);
        errors = MassResult.orEmpty(errors);
    }
}
