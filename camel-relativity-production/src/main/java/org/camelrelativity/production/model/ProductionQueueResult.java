package org.camelrelativity.production.model;

import java.util.List;

/**
 * What became of a request to a job that a database token selects. Source: seed "Cancel production jobs by mass operation
 * token".
 *
 * @param jobId the job's id
 * @param productionId the production's Artifact ID
 * @param workspaceId the workspace's Artifact ID
 * @param errors what went wrong
 * @param requestSent whether the request was sent to the job, which is not yet its success
 */
public record ProductionQueueResult(
        Integer jobId, Integer productionId, Integer workspaceId, List<String> errors, Boolean requestSent)
        implements JobResult {

    /** Takes a missing list for an empty one. */
    public ProductionQueueResult {
        errors = MassResult.orEmpty(errors);
    }

    @Override
    public Boolean sent() {
        return requestSent;
    }
}
