package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of set/status. All but the first six may be null; the last five come from RelativityOne only. Of the
 * documents, the first four counters are the set's and the next five the job's; once a job has ended its own are gone:
 * the set's count. Source: Imaging (REST).
 *
 * @param status as of {@link ImagingSetStatus#status()}
 * @param lastRunError empty when there was none
 * @param qcReviewEnabledOnLastRun whether the last run hid its images for a quality control review
 * @param jobType 0 no running job, 1 a full one, 2 one that retries errors
 * @param jobStatus Default, Created, PickedUpByAgent, SubmittedToInvariant, CancelRequested or Invalid
 * @param jobExists whether a job is queued or at work
 * @param jobGuid the job's id in the legacy API
 * @param jobArtifactId the job's number
 * @param jobStartTime as Relativity wrote it
 * @param submittedByUserId the user's Artifact ID
 * @param jobPriority the lower, the sooner
 */
@RecordBuilder
public record ImagingSetStatusResponse(
        String status,
        String lastRunError,
        @JsonAlias("QCEnabledOnLastRun") Boolean qcReviewEnabledOnLastRun,
        Integer jobType,
        String jobStatus,
        Boolean jobExists,
        Integer numberOfDocuments,
        Integer numberOfDocumentsHidden,
        Integer numberOfDocumentsViewable,
        Integer numberOfDocumentsWithWarnings,
        Integer numberOfDocumentsCompleted,
        Integer numberOfDocumentsSkipped,
        Integer numberOfDocumentsErrored,
        Integer numberOfDocumentsWaiting,
        Integer numberOfDocumentsSubmitted,
        UUID jobGuid,
        @JsonProperty("JobArtifactId") Long jobArtifactId,
        String jobStartTime,
        @JsonProperty("SubmittedByUserId") Integer submittedByUserId,
        Integer jobPriority)
        implements RelativityRecord {}
