package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of queue/mass-prioritize. Source: Production Queue Manager (REST).
 *
 * @param databaseToken a GUID that stands for a selection of queue items
 * @param priority the new priority; the lower, the sooner
 */
public record MassPrioritizeRequest(String databaseToken, Integer priority) implements RelativityRecord {}
