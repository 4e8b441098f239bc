package org.camelrelativity.production.model;

import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/status-details. Source: Production Manager (REST).
 *
 * @param statusDetails by name; Status is what Relativity displays: see {@link ProductionStatus#of}
 */
public record ProductionStatusDetails(Map<String, Object> statusDetails) implements RelativityRecord {}
