package org.camelrelativity.kamelets;

import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.camelrelativity.production.model.ProductionEnd;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionOutcome;
import org.camelrelativity.production.model.ProductionRunCheckResult;
import org.camelrelativity.production.model.ProductionStatus;

/** What relativity-run-production-action does next, by what Relativity tells. */
public final class ProductionChecks {

    private boolean overrideConflicts;

    public void setOverrideConflicts(boolean override) {
        overrideConflicts = override;
    }

    /** {@return stage, await staging, run, or await; in a status that nobody knows, nothing is begun} */
    public String next(@Body ProductionJobStatusResult told) {
        ProductionStatus status = ProductionStatus.of(told.status()).orElse(ProductionStatus.Waiting);
        return switch (status) {
            case New, StagingError -> "stage";
            case Staged, ErrorStartingProduction -> "run";
            default -> status.isStaging() || status == ProductionStatus.Canceling ? "await staging" : "await";
        };
    }

    /** {@return run, or end if staging failed or was canceled} */
    public String afterStaging(@Body ProductionEnd staging) {
        return staging.outcome() == ProductionOutcome.STAGED ? "run" : "end";
    }

    /** {@return what production/run takes, unless the production must not be run, or Relativity would not run it} */
    public Map<String, Object> runRequest(@Body ProductionRunCheckResult check) {
        List<String> obstacles = check.obstacles(overrideConflicts);
        if (!obstacles.isEmpty()) {
            throw new IllegalStateException("The pre-run check: " + String.join(" ", obstacles));
        }
        return Map.of("overrideConflicts", overrideConflicts);
    }
}
