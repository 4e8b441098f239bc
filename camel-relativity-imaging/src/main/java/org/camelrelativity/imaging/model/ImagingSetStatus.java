package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.RelativityRecord;

/**
 * The state of an imaging set's latest job. In JSON also a text, its status. All fields may be null: a set that never
 * ran has none. Source: Imaging (REST).
 *
 * @param status such as Staging, Submitting, Imaging, Completed, Completed with errors, Stopped by user, Error
 *     - job failed; to be compared without regard to case
 * @param lastRunError empty when there was none
 * @param qcEnabledOnLastRun whether the last run hid its images for a quality control review
 * @param imageCompletion remaining, imaged, errored and skipped counts, for a person
 * @param imageQcReviewStatus hidden and viewable counts, for a person
 * @param completionRate documents per hour, for a person; RelativityOne only
 * @param startTime as Relativity wrote it, often without a zone; RelativityOne only
 */
public record ImagingSetStatus(
        String status,
        String lastRunError,

        @JsonProperty("QCEnabledOnLastRun") @JsonAlias("QcReviewEnabledOnLastRun")
        Boolean qcEnabledOnLastRun,

        String imageCompletion,
        @JsonProperty("ImageQCReviewStatus") String imageQcReviewStatus,
        String completionRate,
        String startTime)
        implements RelativityRecord {

    /** {@return the state of which only the status is told} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ImagingSetStatus of(String status) {
        return new ImagingSetStatus(status, null, null, null, null, null, null);
    }
}
