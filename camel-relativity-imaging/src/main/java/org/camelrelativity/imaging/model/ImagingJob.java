package org.camelrelativity.imaging.model;

import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/run and job/retry-errors. Source: Imaging (REST).
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param qcEnabled whether images stay hidden for a quality control review; null means false on the first run
 *     and the previous run's value later
 * @param originationId where the job comes from, for the versioned API; may be null
 */
public record ImagingJob(Integer workspaceId, Integer imagingSetId, Boolean qcEnabled, UUID originationId)
        implements RelativityRecord {

    /** Without an origin. */
    public ImagingJob(Integer workspaceId, Integer imagingSetId, Boolean qcEnabled) {
        this(workspaceId, imagingSetId, qcEnabled, null);
    }
}
