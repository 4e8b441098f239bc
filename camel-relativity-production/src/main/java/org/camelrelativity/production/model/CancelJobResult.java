package org.camelrelativity.production.model;

import java.util.List;

/**
 * What became of the request to cancel a job. Source: seed "Cancel a production job".
 *
 * @param workspaceId the workspace's Artifact ID
 * @param productionId the production's Artifact ID
 * @param jobId the job's id; 0 in some answers
 * @param cancelSuccessfullySent whether the request was sent to the job, which is not yet its success
 * @param errors what went wrong
 */
public record CancelJobResult(
        Integer workspaceId, Integer productionId, Integer jobId, Boolean cancelSuccessfullySent, List<String> errors)
        implements JobResult {

    /** Takes a missing list for an empty one. */
    public CancelJobResult {
        errors = MassResult.orEmpty(errors);
    }

    @Override
    public Boolean sent() {
        return cancelSuccessfullySent;
    }
}
