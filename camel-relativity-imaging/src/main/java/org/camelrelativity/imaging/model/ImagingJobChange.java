package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of job/stop and job/update-priority. In JSON also a bare boolean. Source: Imaging (REST).
 *
 * @param success whether Relativity says that it was done; a stop may have had no effect all the same, which only the
 *     end of the run tells
 * @param errorMessage why not; null if Relativity says nothing, or an empty text
 */
public record ImagingJobChange(Boolean success, String errorMessage) implements RelativityRecord {

    public ImagingJobChange {
        errorMessage = errorMessage == null || errorMessage.isBlank() ? null : errorMessage;
    }

    /** The legacy API names it like the method's answer. */
    @JsonCreator
    static ImagingJobChange read(
            @JsonProperty("Success") Boolean success,
            @JsonProperty("UpdateJobPriorityResponse") Boolean legacySuccess,
            @JsonProperty("ErrorMessage") String errorMessage) {
        if (success != null && legacySuccess != null) {
            throw new IllegalArgumentException("it says Success and updateJobPriorityResponse");
        }
        return new ImagingJobChange(success == null ? legacySuccess : success, errorMessage);
    }

    /** {@return the answer of a server that says no more than yes or no} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ImagingJobChange of(Boolean success) {
        return new ImagingJobChange(success, null);
    }
}
