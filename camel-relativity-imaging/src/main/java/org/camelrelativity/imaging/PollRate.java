package org.camelrelativity.imaging;

import java.time.Duration;

/** Lets so many polls a minute pass, evenly: nothing that was not used before is made up for. */
final class PollRate {

    private final Duration interval;
    private Duration next = Duration.ZERO;

    /**
     * @param perMinute how many; positive
     */
    PollRate(int perMinute) {
        long nanos = Duration.ofMinutes(1).toNanos();
        interval = Duration.ofNanos((nanos + perMinute - 1) / perMinute);
    }

    /** {@return when the next one may pass} */
    Duration next() {
        return next;
    }

    void pass(Duration now) {
        next = now.plus(interval);
    }
}
