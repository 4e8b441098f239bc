package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/update-priority. Source: contract, imaging L17, V23.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingJobId the job's id as job/run of the same generation answers it
 * @param priority the lower, the sooner; 100 is usual
 */
public record UpdateJobPriorityRequest(Integer workspaceId, ImagingJobId imagingJobId, Integer priority)
        implements RelativityRecord {}
