package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of production/run. Source: Production Manager (REST).
 *
 * @param suppressWarnings whether it is run in spite of warnings; may be null
 * @param overrideConflicts whether documents are produced that the workspace's restriction excludes; may be null
 */
public record RunProductionRequest(
        Integer workspaceId, Integer productionId, Boolean suppressWarnings, Boolean overrideConflicts)
        implements RelativityRecord {}
