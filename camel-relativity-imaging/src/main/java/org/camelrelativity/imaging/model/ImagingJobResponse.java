package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;

/**
 * The answer of job/run, job/retry-errors, job/image-document and job/mass-image. Source: Imaging (REST).
 *
 * @param imagingJobId the job: a GUID from the legacy API, a number from the versioned one
 */
public record ImagingJobResponse(ImagingJobId imagingJobId) implements RelativityRecord {

    /** An answer that also says that it failed, which no documented one does, contradicts itself. */
    @JsonCreator
    static ImagingJobResponse read(
            @JsonProperty("ImagingJobID") ImagingJobId imagingJobId, @JsonProperty("Success") JsonNode success) {
        boolean failed = success != null
                && !success.isNull()
                && !RelativityJson.flag(success).orElse(false);
        if (imagingJobId != null && failed) {
            throw new IllegalArgumentException(
                    "it has an ImagingJobId, yet says Success " + Quoted.of(success.asText()));
        }
        return new ImagingJobResponse(imagingJobId);
    }
}
