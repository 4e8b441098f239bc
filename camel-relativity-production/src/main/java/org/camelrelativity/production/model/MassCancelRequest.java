package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The request of job/mass-cancel; the list alone does as well. Source: seed "Cancel production jobs by ID". */
public record MassCancelRequest(List<ProductionJobRef> jobsToBeCanceled) implements RelativityRecord {}
