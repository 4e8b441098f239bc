package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of job/run, job/retry-errors, job/image-document and job/mass-image. Source: contract, imaging L13, L14,
 * L16, V18 to V21.
 *
 * @param imagingJobId the job: a GUID from the legacy API, a number from the versioned one
 */
public record ImagingJobResponse(ImagingJobId imagingJobId) implements RelativityRecord {}
