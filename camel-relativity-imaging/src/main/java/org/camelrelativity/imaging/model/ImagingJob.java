package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of job/run and job/retry-errors. Source: contract, imaging L13, L16, V18, V19.
 *
 * @param workspaceId the workspace's Artifact ID, or -1 for the instance
 * @param qcEnabled whether images stay hidden for a quality control review; null means false on the first run
 *     and the previous run's value later
 */
public record ImagingJob(Integer workspaceId, Integer imagingSetId, Boolean qcEnabled) implements RelativityRecord {}
