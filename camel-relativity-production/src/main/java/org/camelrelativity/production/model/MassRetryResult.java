package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The answer of job/mass-retry. Source: Production Queue Manager (REST). */
public record MassRetryResult(
        @JsonProperty("NumberOfJobsRequestedForRetry") Integer requested,

        @JsonProperty("NumberOfJobsRetryWasRequestedSuccessfully")
        Integer successful,

        @JsonProperty("RetryJobResults") List<RetryJobResult> jobs,
        List<String> errors)
        implements MassResult {

    /** What became of the request to retry a job. */
    public record RetryJobResult(
            Integer workspaceId,
            Integer productionId,
            Integer jobId,
            @JsonProperty("RetrySuccessfullySent") Boolean sent,
            List<String> errors,
            String unreadable)
            implements JobResult {

        public RetryJobResult {
            errors = MassResult.orEmpty(errors);
        }
    }

    public MassRetryResult {
        jobs = MassResult.orEmpty(jobs);
        errors = MassResult.orEmpty(errors);
    }
}
