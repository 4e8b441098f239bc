package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.ReproductionOptions.ReproductionType;

/**
 * The request of re-production/eligible. Source: Production Manager (REST).
 *
 * @param databaseToken a GUID that stands for a selection of documents
 */
public record EligibleProductionsRequest(Integer workspaceId, String databaseToken, ReproductionType reproductionType)
        implements RelativityRecord {}
