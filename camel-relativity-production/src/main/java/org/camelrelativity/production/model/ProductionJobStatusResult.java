package org.camelrelativity.production.model;

import java.math.BigDecimal;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/status. Source: Production Manager (REST).
 *
 * @param brandingErrors the first ten, or as many as option numberOfBrandingErrors says
 * @param numberOfBrandingErrors how many there are
 * @param jobStatus NotRunning, Running, Errored or Complete
 * @param status the production's, as Relativity wrote it; see {@link ProductionStatus#of}
 * @param percentageImaging 0 to 100; {@code null} unless asked for with option includePercentages
 * @param percentageProducing likewise
 * @param lastRunStatus for a person
 * @param lastRunError for a person
 */
public record ProductionJobStatusResult(
        List<String> brandingErrors,
        Integer numberOfBrandingErrors,
        String jobStatus,
        String status,
        BigDecimal percentageImaging,
        BigDecimal percentageProducing,
        String lastRunStatus,
        String lastRunError)
        implements RelativityRecord {}
