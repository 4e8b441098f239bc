package org.camelrelativity.common.watch;

/**
 * A change of status, for the route.
 *
 * @param oldStatus the status of the event before; {@code null} if there was none
 * @param stuck whether the event says that nothing changes
 */
public record StatusEvent(StatusSnapshot snapshot, String oldStatus, boolean stuck) {}
