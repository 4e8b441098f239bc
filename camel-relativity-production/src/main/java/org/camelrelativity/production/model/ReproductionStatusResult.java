package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of re-production/status. Source: Reproduction Job Manager (REST).
 *
 * @param reproductionStatus as Relativity wrote it; see {@link ReproductionStatus#of}
 * @param productions what each of the job's productions is doing
 */
public record ReproductionStatusResult(
        String reproductionStatus,
        @JsonProperty("ProductionStatusResults") List<ProductionStatusResult> productions,
        List<String> errors,
        List<String> messages,
        List<String> warnings)
        implements RelativityRecord {

    /**
     * What a production is doing.
     *
     * @param artifactId the production's
     * @param status as Relativity wrote it; see {@link ProductionStatus#of}
     */
    public record ProductionStatusResult(Integer artifactId, String status, String unreadable) implements AnswerRow {}

    public ReproductionStatusResult {
        productions = MassResult.orEmpty(productions);
        errors = MassResult.orEmpty(errors);
        messages = MassResult.orEmpty(messages);
        warnings = MassResult.orEmpty(warnings);
    }
}
