package org.camelrelativity.production.model;

import java.util.List;

/**
 * The answer of job/mass-cancel. Source: seed "Cancel production jobs by ID".
 *
 * @param numberOfJobsRequestedForCancel how many jobs Relativity counts
 * @param numberOfJobsCancelWasRequestedSuccessfully for how many of them the request was sent
 * @param cancelJobResults what became of each job
 * @param errors what is wrong with the operation as a whole
 */
public record MassCancelResult(
        Integer numberOfJobsRequestedForCancel,
        Integer numberOfJobsCancelWasRequestedSuccessfully,
        List<CancelJobResult> cancelJobResults,
        List<String> errors)
        implements MassResult {

    /** Takes a missing list for an empty one. */
    public MassCancelResult {
        cancelJobResults = MassResult.orEmpty(cancelJobResults);
        errors = MassResult.orEmpty(errors);
    }

    /**
     * Makes one of the answers to several requests.
     *
     * @param answers in the order of the requests
     * @return the whole
     */
    public static MassCancelResult merge(List<MassCancelResult> answers) {
        return new MassCancelResult(
                MassResult.sum(answers, MassCancelResult::numberOfJobsRequestedForCancel),
                MassResult.sum(answers, MassCancelResult::numberOfJobsCancelWasRequestedSuccessfully),
                MassResult.all(answers, MassCancelResult::cancelJobResults),
                MassResult.all(answers, MassCancelResult::errors));
    }

    @Override
    public Integer requested() {
        return numberOfJobsRequestedForCancel;
    }

    @Override
    public Integer successful() {
        return numberOfJobsCancelWasRequestedSuccessfully;
    }

    @Override
    public List<CancelJobResult> jobs() {
        return cancelJobResults;
    }
}
