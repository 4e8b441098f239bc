package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The request of job/mass-cancel; the list alone does as well. Source: Production Queue Manager (REST). */
public record MassCancelRequest(List<ProductionJobRef> jobsToBeCanceled) implements RelativityRecord {}
