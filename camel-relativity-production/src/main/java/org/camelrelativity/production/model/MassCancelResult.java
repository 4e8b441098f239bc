package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The answer of job/mass-cancel. Source: seed "Cancel production jobs by ID". */
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

    /** {@return one of the answers to several requests, in their order} */
    public static MassCancelResult merge(List<MassCancelResult> answers) {
        return new MassCancelResult(
                MassResult.sum(answers, MassCancelResult::requested),
                MassResult.sum(answers, MassCancelResult::successful),
                MassResult.all(answers, MassCancelResult::jobs),
                MassResult.all(answers, MassCancelResult::errors));
    }
}
