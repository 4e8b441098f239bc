package org.camelrelativity.production.model;

import org.camelrelativity.common.RelativityRecord;

/** The request of queue/jobs: the instance itself. Source: contract, production Q7. */
public record ProductionQueueRequest() implements RelativityRecord {}
