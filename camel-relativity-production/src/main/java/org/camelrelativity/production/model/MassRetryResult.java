package org.camelrelativity.production.model;

import java.util.List;

/**
 * The answer of job/mass-retry. Source: seed "Retry production jobs by ID".
 *
 * @param numberOfJobsRequestedForRetry how many jobs Relativity counts
 * @param numberOfJobsRetryWasRequestedSuccessfully for how many of them the request was sent
 * @param retryJobResults what became of each job
 * @param errors what is wrong with the operation as a whole
 */
public record MassRetryResult(
        Integer numberOfJobsRequestedForRetry,
        Integer numberOfJobsRetryWasRequestedSuccessfully,
        List<RetryJobResult> retryJobResults,
        List<String> errors)
        implements MassResult {

    /** Takes a missing list for an empty one. */
    public MassRetryResult {
        retryJobResults = MassResult.orEmpty(retryJobResults);
        errors = MassResult.orEmpty(errors);
    }

    /**
     * Makes one of the answers to several requests.
     *
     * @param answers in the order of the requests
     * @return the whole
     */
    public static MassRetryResult merge(List<MassRetryResult> answers) {
        return new MassRetryResult(
                MassResult.sum(answers, MassRetryResult::numberOfJobsRequestedForRetry),
                MassResult.sum(answers, MassRetryResult::numberOfJobsRetryWasRequestedSuccessfully),
                MassResult.all(answers, MassRetryResult::retryJobResults),
                MassResult.all(answers, MassRetryResult::errors));
    }

    @Override
    public Integer requested() {
        return numberOfJobsRequestedForRetry;
    }

    @Override
    public Integer successful() {
        return numberOfJobsRetryWasRequestedSuccessfully;
    }

    @Override
    public List<RetryJobResult> jobs() {
        return retryJobResults;
    }
}
