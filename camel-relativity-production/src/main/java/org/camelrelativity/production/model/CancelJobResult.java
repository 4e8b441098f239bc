package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What became of the request to cancel a job. Source: Production Queue Manager (REST). */
public record CancelJobResult(
        Integer workspaceId,
        Integer productionId,
        Integer jobId,
        @JsonProperty("CancelSuccessfullySent") Boolean sent,
        List<String> errors,
        String unreadable)
        implements JobResult {

    public CancelJobResult {
        errors = MassResult.orEmpty(errors);
    }
}
