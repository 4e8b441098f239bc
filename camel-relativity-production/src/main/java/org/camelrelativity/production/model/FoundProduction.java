package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/** A production that production/find has found. Source: Object Manager. */
public record FoundProduction(Integer productionId, String productionName) implements RelativityRecord {}
