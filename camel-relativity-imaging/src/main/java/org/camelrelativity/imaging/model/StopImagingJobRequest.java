package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/stop. Source: Imaging (REST).
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param imagingJobId the job's number; the GUID that the legacy API's job/run answers won't do
 * @param originationId where the job comes from, for the versioned API; may be null
 */
public record StopImagingJobRequest(Integer workspaceId, ImagingJobId imagingJobId, UUID originationId)
        implements RelativityRecord {

    /** Without an origin. */
    public StopImagingJobRequest(Integer workspaceId, ImagingJobId imagingJobId) {
        this(workspaceId, imagingJobId, null);
    }
}
