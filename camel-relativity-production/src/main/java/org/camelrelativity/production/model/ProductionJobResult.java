package org.camelrelativity.production.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answer of production/stage and production/run, and of the operations stage-and-run for each production. Source:
 * Production Manager (REST).
 *
 * @param jobId null if no job was created: Relativity answers an id then, too, which names nothing
 * @param warnings which may have kept it from running
 * @param wasJobCreated whether there is a job
 */
public record ProductionJobResult(
        Integer jobId,
        List<String> errors,
        List<String> messages,
        List<String> warnings,
        Boolean wasJobCreated,
        Integer productionId,
        Integer workspaceId,
        String unreadable)
        implements JobResult {

    public ProductionJobResult {
        jobId = Boolean.TRUE.equals(wasJobCreated) ? jobId : null;
        errors = MassResult.orEmpty(errors);
        messages = MassResult.orEmpty(messages);
        warnings = MassResult.orEmpty(warnings);
    }

    @Override
    public Boolean sent() {
        return wasJobCreated;
    }

    @Override
    public List<String> reasons() {
        return Stream.concat(errors.stream(), warnings.stream().map(warning -> "warning: " + warning))
                .toList();
    }
}
