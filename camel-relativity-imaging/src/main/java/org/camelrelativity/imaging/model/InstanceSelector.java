package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/** The request of environment/*: the instance itself. Source: contract, imaging V25, V26. */
public record InstanceSelector() implements RelativityRecord {}
