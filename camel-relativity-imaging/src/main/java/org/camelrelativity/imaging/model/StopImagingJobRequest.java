package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/stop. Source: contract, imaging L15, V22, D-4.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingJobId the job's number; the GUID that the legacy API's job/run answers won't do
 */
public record StopImagingJobRequest(Integer workspaceId, ImagingJobId imagingJobId) implements RelativityRecord {}
