package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The request of queue/mass-cancel and queue/mass-retry. Source: Production Queue Manager (REST).
 *
 * @param databaseToken a GUID that stands for a selection of queue items
 */
public record ProductionQueueSelection(String databaseToken) implements RelativityRecord {}
