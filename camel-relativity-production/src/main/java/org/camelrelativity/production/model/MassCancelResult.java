package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The answer of job/mass-cancel. Source: Production Queue Manager (REST). */
public record MassCancelResult(
        @JsonProperty("NumberOfJobsRequestedForCancel") Integer requested,

        @JsonProperty("NumberOfJobsCancelWasRequestedSuccessfully")
        Integer successful,

        @JsonProperty("CancelJobResults") List<CancelJobResult> jobs,
        List<String> errors)
        implements MassResult {

    public MassCancelResult {
        jobs = MassResult.orEmpty(jobs);
        errors = MassResult.orEmpty(errors);
    }
}
