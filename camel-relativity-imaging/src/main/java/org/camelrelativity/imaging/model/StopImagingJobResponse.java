package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of job/stop. In JSON also a bare boolean. Source: contract, imaging L15, D-4.
 *
 * @param success whether it was done
 * @param errorMessage why not; may be null
 */
public record StopImagingJobResponse(Boolean success, String errorMessage) implements RelativityRecord {

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
