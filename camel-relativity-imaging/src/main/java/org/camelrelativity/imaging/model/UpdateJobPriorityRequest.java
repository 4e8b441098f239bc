package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/update-priority. Source: contract, imaging L17.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingJobGuid the job's GUID, as job/run answers it
 * @param priority the lower, the sooner; 100 is usual
 */
public record UpdateJobPriorityRequest(Integer workspaceId, UUID imagingJobGuid, Integer priority)
        implements RelativityRecord {}
