package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of production/stage. Source: Production Manager (REST).
 *
 * @param automaticallyRun whether it is run as soon as it is staged; may be null
 */
public record StageProductionRequest(Integer workspaceId, Integer productionId, Boolean automaticallyRun)
        implements RelativityRecord {}
