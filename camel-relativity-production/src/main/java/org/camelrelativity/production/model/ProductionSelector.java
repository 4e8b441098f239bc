package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of production/status. Source: contract, production M12.
 *
 * @param workspaceId the workspace's Artifact ID
 * @param productionId the production's Artifact ID
 */
public record ProductionSelector(Integer workspaceId, Integer productionId) implements RelativityRecord {}
