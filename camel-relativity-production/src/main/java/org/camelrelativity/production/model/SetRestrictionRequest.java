package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of production/set-restriction. Source: Production Manager (REST).
 *
 * @param productionRestrictionSearchId of a saved search; 0 for none
 */
public record SetRestrictionRequest(Integer workspaceId, Integer productionRestrictionSearchId)
        implements RelativityRecord {}
