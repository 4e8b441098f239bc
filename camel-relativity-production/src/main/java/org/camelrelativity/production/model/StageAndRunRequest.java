package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The request of production/stage-and-run; the list alone does as well. Source: Production Manager (REST). */
public record StageAndRunRequest(List<ProductionJobRef> productionIDs) implements RelativityRecord {}
