package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of job/update-priority. In JSON also a bare boolean. Source: contract, imaging L17, V23, D-6.
 *
 * @param success whether it was done
 * @param errorMessage why not; null if Relativity says nothing, or an empty text
 */
public record UpdateJobPriorityResponse(Boolean success, String errorMessage) implements RelativityRecord {

    /** Takes an empty text for none. */
    public UpdateJobPriorityResponse {
        errorMessage = errorMessage == null || errorMessage.isBlank() ? null : errorMessage;
    }

    /** The legacy API names it like the method's answer. */
    @JsonCreator
    static UpdateJobPriorityResponse read(
            @JsonProperty("Success") Boolean success,
            @JsonProperty("UpdateJobPriorityResponse") Boolean legacySuccess,
            @JsonProperty("ErrorMessage") String errorMessage) {
        if (success != null && legacySuccess != null) {
            throw new IllegalArgumentException("it says Success and updateJobPriorityResponse");
        }
        return new UpdateJobPriorityResponse(success == null ? legacySuccess : success, errorMessage);
    }

    /**
     * The answer of a server that says no more than yes or no.
     *
     * @param success whether it was done
     * @return the answer
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UpdateJobPriorityResponse of(Boolean success) {
        return new UpdateJobPriorityResponse(success, null);
    }
}
