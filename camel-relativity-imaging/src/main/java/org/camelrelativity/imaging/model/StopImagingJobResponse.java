package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of job/stop. In JSON also a bare boolean. Source: contract, imaging L15, V22, D-4.
 *
 * @param success whether it was done
 * @param errorMessage why not; null if Relativity says nothing, or an empty text
 */
public record StopImagingJobResponse(Boolean success, String errorMessage) implements RelativityRecord {

    /** Takes an empty text for none. */
    public StopImagingJobResponse {
        errorMessage = errorMessage == null || errorMessage.isBlank() ? null : errorMessage;
    }

    /**
     * The answer of a server that says no more than yes or no.
     *
     * @param success whether it was done
     * @return the answer
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StopImagingJobResponse of(Boolean success) {
        return new StopImagingJobResponse(success, null);
    }
}
