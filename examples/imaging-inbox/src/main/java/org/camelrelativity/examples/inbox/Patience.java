package org.camelrelativity.examples.inbox;

import java.time.Duration;

/**
 * How long a row waits.
 *
 * @param grace for so long after a run, a status that is the same as before proves nothing
 * @param unreadable for so long a status may be unreadable
 * @param following for so long a run may take
 */
record Patience(Duration grace, Duration unreadable, Duration following) {}
