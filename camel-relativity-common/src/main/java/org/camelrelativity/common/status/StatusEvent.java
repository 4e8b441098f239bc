package org.camelrelativity.common.status;

/**
 * What a route is to be told.
 *
 * @param reading the status, or that there is no such thing any more
 * @param oldStatus the status that the route was told before; {@code null} if none
 * @param stuck whether it is told because nothing changes
 */
public record StatusEvent(StatusReading reading, String oldStatus, boolean stuck) {}
