package org.camelrelativity.production.model;

import java.util.List;

/**
 * What became of the request to retry a job. Source: seed "Retry production jobs by ID".
 *
 * @param workspaceId the workspace's Artifact ID
 * @param productionId the production's Artifact ID
 * @param jobId the job's id; 0 in some answers
 * @param retrySuccessfullySent whether the request was sent to the job, which is not yet its success
 * @param errors what went wrong
 */
public record RetryJobResult(
        Integer workspaceId, Integer productionId, Integer jobId, Boolean retrySuccessfullySent, List<String> errors)
        implements JobResult {

    /** Takes a missing list for an empty one. */
    public RetryJobResult {
        errors = MassResult.orEmpty(errors);
    }

    @Override
    public Boolean sent() {
        return retrySuccessfullySent;
    }
}
