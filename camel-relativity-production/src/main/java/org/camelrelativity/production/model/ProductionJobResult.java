package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Whether a production's job was created. Source: contract, production §2.1.
 *
 * @param jobId null if no job was created: Relativity answers an id then, too, which names nothing (contract, production
 *     P-11)
 */
public record ProductionJobResult(
        Integer jobId,
        List<String> errors,
        List<String> messages,
        List<String> warnings,
        @JsonProperty("WasJobCreated") Boolean sent,
        Integer productionId,
        Integer workspaceId,
        String unreadable)
        implements JobResult {

    public ProductionJobResult {
        jobId = Boolean.TRUE.equals(sent) ? jobId : null;
        errors = MassResult.orEmpty(errors);
        messages = MassResult.orEmpty(messages);
        warnings = MassResult.orEmpty(warnings);
    }
}
