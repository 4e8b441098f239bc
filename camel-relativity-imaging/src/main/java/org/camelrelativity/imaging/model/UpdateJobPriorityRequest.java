package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/update-priority. Source: Imaging (REST).
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingJobId the job's id as job/run of the same generation answers it
 * @param priority the lower, the sooner; 100 is usual
 * @param originationId where the job comes from, for the versioned API; may be null
 */
public record UpdateJobPriorityRequest(
        Integer workspaceId, ImagingJobId imagingJobId, Integer priority, UUID originationId)
        implements RelativityRecord {

    /** Without an origin. */
    public UpdateJobPriorityRequest(Integer workspaceId, ImagingJobId imagingJobId, Integer priority) {
        this(workspaceId, imagingJobId, priority, null);
    }
}
