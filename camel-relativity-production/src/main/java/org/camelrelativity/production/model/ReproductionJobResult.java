package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of re-production/create. Source: Reproduction Job Manager (REST).
 *
 * @param productionsCreated Artifact IDs of the new productions
 * @param results what became of each production that was to be produced again
 */
public record ReproductionJobResult(
        Integer reproductionJobId,
        Boolean wasJobCreated,
        List<Integer> productionsCreated,
        List<ReproductionResult> results,
        List<String> errors,
        List<String> messages,
        List<String> warnings)
        implements RelativityRecord {

    /**
     * What became of one.
     *
     * @param productionId the new production's; 0 if there is none
     * @param parentProductionId of the one that is produced again
     */
    public record ReproductionResult(
            Integer productionId,
            Integer parentProductionId,
            List<String> errors,
            List<String> warnings,
            List<String> messages,
            String unreadable)
            implements AnswerRow {

        public ReproductionResult {
            errors = MassResult.orEmpty(errors);
            warnings = MassResult.orEmpty(warnings);
            messages = MassResult.orEmpty(messages);
        }
    }

    public ReproductionJobResult {
        productionsCreated = MassResult.orEmpty(productionsCreated);
        results = MassResult.orEmpty(results);
        errors = MassResult.orEmpty(errors);
        messages = MassResult.orEmpty(messages);
        warnings = MassResult.orEmpty(warnings);
    }
}
