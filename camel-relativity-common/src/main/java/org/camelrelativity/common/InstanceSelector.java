package org.camelrelativity.common;

/** The instance itself: the request of operations that take nothing, such as {@code queue/jobs}. */
public record InstanceSelector() implements RelativityRecord {}
